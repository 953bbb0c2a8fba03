// Somebody at a browser: where they go, what they press and write, by hand or by keyboard alone, and what they see.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = "['wcag2a','wcag2aa','wcag21aa','wcag22aa','best-practice']";

export class Visitor {
  /** @param place what is kept of all visitors: the address, and what their browsers complain of. */
  constructor(place, context, { keys = false, scripts = true } = {}) {
    Object.assign(this, { place, context, keys, scripts });
  }

  /** A page of its own. */
  async begin() {
    this.page = await this.context.newPage();
    this.underway = new Set();
    this.page.on("request", (request) => {
      if (!request.url().includes("/live?")) this.underway.add(request);
    });
    for (const end of ["requestfinished", "requestfailed"]) this.page.on(end, (request) => this.underway.delete(request));
    return this;
  }

  /** Another window of the same browser. */
  beside() {
    return new Visitor(this.place, this.context, this).begin();
  }

  /** Signs in by a link that is good once. */
  async enter(link) {
    await this.page.goto(link);
    await this.press("form[action='/enter'] button");
  }

  async go(path) {
    await this.page.goto(this.place.base + path);
    await this.settled();
  }

  async settled() {
    await this.page.waitForLoadState("load");
    // Nothing is on its way any more; what waits for others to change something waits for long, and is left aside.
    for (let [quiet, waited] = [0, 0]; quiet < 3 && waited < 400; waited += 1) {
      quiet = this.underway.size ? 0 : quiet + 1;
      await this.page.waitForTimeout(30);
    }
  }

  /** Presses the first element that fits, and waits for what it leads to. */
  async press(selector) {
    const element = this.page.locator(selector).first();
    const pressed = this.keys ? () => this.page.keyboard.press("Enter") : () => element.click();
    if (this.keys) await this.reach(element, selector);
    if (await element.evaluate((it) => it.tagName === "SUMMARY")) return pressed();
    await this.leaves(pressed);
  }

  /** Writes into the first field that fits. */
  async fill(selector, text) {
    const field = this.page.locator(selector).first();
    if (!this.keys) return field.fill(text);
    await this.reach(field, selector);
    // A date has a field for each of its parts, in the order of the browser's language.
    const isDate = (await field.getAttribute("type")) === "date";
    const [, year, month, day] = (isDate && text.match(/^(\d{4})-(\d\d)-(\d\d)$/)) || [];
    // A field of one line is entered with all of it chosen; one of several lines is not.
    if (!year) await this.page.keyboard.press("Control+a");
    if (!text) return this.page.keyboard.press("Delete");
    await this.page.keyboard.type(year ? month + day + year : text);
  }

  /** Writes a name into the first field that fits, and leaves it as it was typed: nobody found meanwhile is taken. */
  async names(selector, name) {
    await this.fill(selector, name);
    if (!this.scripts) return;
    const found = this.page.locator(`.suggest li[data-name="${name}"]`).first();
    await found.waitFor();
    await this.page.keyboard.press("Escape");
    await found.waitFor({ state: "hidden" });
  }

  /** Chooses from a list by the words that stand there. */
  async choose(selector, label) {
    const list = this.page.locator(selector).first();
    if (!this.keys) return list.selectOption({ label });
    await this.reach(list, selector);
    await this.page.keyboard.type(label);
    assert.equal(await list.evaluate((it) => it.selectedOptions[0].label), label);
  }

  /** Ticks a box, or one of several choices. */
  async tick(selector) {
    const box = this.page.locator(selector).first();
    if (!this.keys) return box.check();
    await this.reach(box, selector);
    if ((await box.getAttribute("type")) !== "radio") return this.page.keyboard.press("Space");
    for (let steps = 0; steps < 20 && !(await box.isChecked()); steps += 1) await this.page.keyboard.press("ArrowDown");
    assert.ok(await box.isChecked(), `${selector} is not chosen by arrows`);
  }

  /** Names a file; which one is asked by the machine and not by the page. */
  async hands(selector, path) {
    const field = this.page.locator(selector).first();
    if (this.keys) await this.reach(field, selector);
    await field.setInputFiles(path);
  }

  /** What the page says to whoever cannot see it change. */
  async alert() {
    return (await this.page.getByRole("alert").first().textContent()).trim();
  }

  /** Opens whatever is folded up. */
  async unfold() {
    await this.page.evaluate(() => document.querySelectorAll("main details").forEach((it) => (it.open = true)));
  }

  /** Goes to an element by Tab alone; of several choices, to any of them. */
  async reach(element, what) {
    await element.waitFor();
    for (let steps = 0; steps < 300; steps += 1) {
      const there = await element.evaluate((it) => {
        const now = document.activeElement;
        return it === now || (it.type === "radio" && now.type === "radio" && now.name === it.name && now.form === it.form);
      });
      if (there) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${what} is not reached by Tab on ${this.page.url()}`);
  }

  /** Everything that can be pressed or written into is reached by Tab. */
  async isReached(what) {
    await this.page.evaluate(() => {
      document.activeElement.blur();
      window.unreached = new Set([...document.querySelectorAll("a[href],button,input,select,textarea,summary")].filter((it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility({ visibilityProperty: true })));
    });
    const all = await this.page.evaluate(() => window.unreached.size);
    for (let steps = 0; steps < all * 2 + 20; steps += 1) {
      await this.page.keyboard.press("Tab");
      const left = await this.page.evaluate(() => {
        const now = document.activeElement;
        // Arrows go from one choice of a group to the next.
        for (const it of window.unreached) if (it === now || (it.type === "radio" && it.name === now.name)) window.unreached.delete(it);
        return window.unreached.size;
      });
      if (!left) return;
    }
    const missing = await this.page.evaluate(() => [...window.unreached].map((it) => it.outerHTML.slice(0, 120)));
    assert.deepEqual(missing, [], what);
  }

  /** Does something, and waits until the page is another one: its body is new, whoever put it there. */
  async leaves(act) {
    await this.page.evaluate(() => {
      document.body.dataset.before = "";
    });
    await act();
    for (let waited = 0; waited < 400; waited += 1) {
      // While one page follows the other there is no body to ask.
      const old = await this.page.evaluate(() => document.readyState !== "complete" || document.documentElement.ariaBusy === "true" || "before" in document.body.dataset).catch(() => true);
      if (!old) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`nothing followed on ${this.page.url()}`);
  }

  /** The duties that Today shows: rule, step and person. */
  async today() {
    await this.go("/");
    return this.page.$$eval("article.duty", (cards) =>
      cards.map((card) => `${card.dataset.rule} ${card.dataset.step} ${card.querySelector(".duty-person").textContent.trim()}`));
  }

  /** Today shows exactly these duties, and everything kept is as it must be. */
  async sees(...wanted) {
    assert.deepEqual(await this.today(), wanted);
    this.place.verified();
  }

  /** Nothing that axe finds, nothing that scrolls sideways. */
  async isAccessible(what) {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${what} scrolls sideways by ${wide}`);
    const session = await this.context.newCDPSession(this.page);
    await session.send("Runtime.evaluate", { expression: axe });
    const expression = `axe.run(document, { runOnly: ${RULES} }).then((found) => JSON.stringify(found.violations.map((it) =>
      it.id + ": " + it.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | "))))`;
    const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true });
    await session.detach();
    assert.deepEqual(JSON.parse(result.value), [], what);
  }
}
