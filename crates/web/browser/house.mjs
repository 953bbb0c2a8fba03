// A house of its own for each test: a store in a temporary folder, the program serving it, and a browser.
import { chromium } from "playwright-core";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import pg from "pg";

const bin = process.env.GOODTURN_BIN;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = "['wcag2a','wcag2aa','wcag21aa','wcag22aa','best-practice']";

/** A database of its own on the server that the environment names, and the way to be rid of it. */
async function database(name) {
  const server = process.env.GOODTURN_TEST_POSTGRES;
  if (!server) throw new Error("GOODTURN_TEST_POSTGRES names no server; cargo xtask test starts one");
  // A server may be reached by a socket, whose folder stands in the query; the library reads it from there.
  const told = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await told(`CREATE DATABASE ${name} TEMPLATE template0`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { address: address.href, drop: () => told(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      if (text.includes("\n")) resolve(text.split("\n")[0]);
    });
    child.on("exit", (code) => reject(new Error(`the program ended with ${code} before it served`)));
  });
}

class House {
  /** Runs a command of the program and gives what it printed. */
  tell(...words) {
    return execFileSync(bin, [...this.store, ...words]).toString();
  }

  /** Performs acts; gives their answers. */
  acts(...acts) {
    const input = acts.map((act) => JSON.stringify(act)).join("\n") + "\n";
    const answers = execFileSync(bin, [...this.store, "act"], { input }).toString().trim().split("\n").map(JSON.parse);
    for (const answer of answers) assert.ok(answer.ok, JSON.stringify(answer));
    return answers;
  }

  digest() {
    return this.tell("digest").trim();
  }

  verified() {
    assert.equal(JSON.parse(this.tell("--json", "verify")).ok, true);
  }

  file(name, text) {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  async go(path) {
    await this.page.goto(this.base + path);
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
    const [, year, month, day] = text.match(/^(\d{4})-(\d\d)-(\d\d)$/) ?? [];
    await this.page.keyboard.type(year ? month + day + year : text);
  }

  /** Goes to an element by Tab alone. */
  async reach(element, what) {
    await element.waitFor();
    for (let steps = 0; steps < 300; steps += 1) {
      if (await element.evaluate((it) => it === document.activeElement)) return;
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
  async sees(...wanted) {
    await this.go("/");
    const seen = await this.page.$$eval("article.duty", (cards) =>
      cards.map((card) => `${card.dataset.rule} ${card.dataset.step} ${card.querySelector(".duty-person").textContent.trim()}`));
    assert.deepEqual(seen, wanted);
    this.verified();
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

  /** The browser reported no error and no breach of the content security policy. */
  wasQuiet() {
    assert.deepEqual(this.complaints, []);
  }
}

/** Opens a house: by default an empty firm in Berlin whose clock the test moves, its owner signed in. */
export async function open({ scripts = true, phone = false, demo = false, postgres = false, keys = false, feeds = false } = {}) {
  const house = new House();
  house.keys = keys;
  house.folder = mkdtempSync(join(tmpdir(), "goodturn-browser-"));
  house.store = ["--store", `sqlite:${join(house.folder, demo ? "demo.db" : "g.db")}`];
  if (postgres) {
    house.database = await database(`goodturn_browser_${process.pid}`);
    house.store = ["--store", house.database.address];
  }
  if (!demo) {
    house.tell("init", "--firm", "Weber & Co", "--owner", "Anna Weber", "--mail", "anna@example.com", "--zone", "Europe/Berlin", "--country", "DE", "--test-clock");
    house.acts({ at: "2026-03-02T08:30:00+01:00", act: "ideal.describe", name: "Owners of a second shop", listen_for: ["We are looking at premises."] });
  }
  const serve = demo ? ["demo", "--folder", house.folder] : [...house.store, "serve", "--movable-clock", ...(feeds ? ["--feeds", "loopback"] : [])];
  house.child = spawn(bin, [...serve, "--listen", "127.0.0.1:0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const { listening, sign_in } = JSON.parse(await firstLine(house.child));
  house.base = listening;
  house.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  house.context = await house.browser.newContext({
    javaScriptEnabled: scripts,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  });
  house.page = await house.context.newPage();
  house.complaints = [];
  house.underway = new Set();
  house.page.on("request", (request) => {
    if (!request.url().includes("/live?")) house.underway.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"]) house.page.on(end, (request) => house.underway.delete(request));
  house.page.on("pageerror", (error) => house.complaints.push(String(error)));
  house.page.on("console", (message) => {
    // A refused form answers 422, which the browser notes by itself.
    if (message.type() === "error" && !message.text().includes("422")) house.complaints.push(message.text());
  });
  await house.page.goto(sign_in);
  await house.press("button:has-text('Sign in')");
  return house;
}

/** Ends the program and the browser, and removes the folder. */
export async function close(house) {
  await house.browser?.close();
  house.child?.kill("SIGINT");
  await house.database?.drop();
  rmSync(house.folder, { recursive: true, force: true });
}
