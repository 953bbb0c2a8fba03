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
    await this.page.waitForLoadState("networkidle");
  }

  /** Presses the first element that fits, and waits for what it leads to. */
  async press(selector) {
    const element = this.page.locator(selector).first();
    if (await element.evaluate((it) => it.tagName === "SUMMARY")) return element.click();
    await this.leaves(() => element.click());
  }

  /** Does something, and waits until the page is another one: its body is new, whoever put it there. */
  async leaves(act) {
    await this.page.evaluate(() => {
      document.body.dataset.before = "";
    });
    await act();
    for (let waited = 0; waited < 400; waited += 1) {
      // While one page follows the other there is no body to ask.
      const old = await this.page.evaluate(() => document.readyState !== "complete" || "before" in document.body.dataset).catch(() => true);
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
export async function open({ scripts = true, phone = false, demo = false, postgres = false } = {}) {
  const house = new House();
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
  const serve = demo ? ["demo", "--folder", house.folder] : [...house.store, "serve", "--movable-clock"];
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
