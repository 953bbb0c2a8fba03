// A house of its own for each test: a store in a temporary folder, the program serving it, and a browser.
import { chromium } from "playwright-core";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import pg from "pg";
import { Visitor } from "./visitor.mjs";

const bin = process.env.GOODTURN_BIN;
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

class House extends Visitor {
  place = this;
  complaints = [];
  expected = [];

  /** Runs a command of the program and gives what it printed. */
  tell(...words) {
    return execFileSync(bin, [...this.store, ...words]).toString();
  }

  /** Performs acts; gives their answers. */
  acts(...acts) {
    const input = acts.map((act) => JSON.stringify(act)).join("\n") + "\n";
    // A refused act ends the command with another number, and says why in its answer.
    const { stdout, stderr } = spawnSync(bin, [...this.store, "act"], { input });
    const answers = stdout.toString().trim().split("\n").filter(Boolean).map(JSON.parse);
    assert.ok(answers.length, stderr.toString());
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

  /** How often an act was done, whatever came of it. */
  times(act) {
    const lines = JSON.parse(this.tell("--json", "history")).events.filter((line) => line.act === act);
    return new Set(lines.map(({ seq }) => seq)).size;
  }

  /** Somebody at a browser of their own: signed in as the member with this address, or as nobody. */
  async visitor({ mail, keys = false, scripts = true, phone = false } = {}) {
    const other = new Visitor(this, await this.browser.newContext(windowOf({ scripts, phone })), { keys, scripts });
    await other.begin();
    if (mail) await other.enter(await this.link(mail));
    return other;
  }

  /** A sign-in link for a member, as whoever looks after the program has one made. */
  async link(mail) {
    const child = spawn(bin, [...this.store, "--as", mail, "serve", "--listen", "127.0.0.1:0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
    const { sign_in: link } = JSON.parse(await firstLine(child));
    child.kill("SIGINT");
    const { pathname, search } = new URL(link);
    return this.base + pathname + search;
  }

  /** Something that a browser reports here belongs to what is tried. */
  expects(complaint) {
    this.expected.push(complaint);
  }

  /** Whatever any window reports is written down: errors, and breaches of the content security policy. */
  listens(context) {
    context.setDefaultTimeout(15_000);
    context.on("weberror", (error) => this.complaints.push(String(error.error())));
    context.on("console", (message) => {
      // A refused form answers 422, which the browser notes by itself.
      if (message.type() === "error" && !message.text().includes("status of 422")) this.complaints.push(`${message.text()} (${message.location().url})`);
    });
  }

  /** No browser reported an error or a breach of the content security policy. */
  wasQuiet() {
    assert.deepEqual(this.complaints.filter((it) => !this.expected.some((expected) => expected.test(it))), []);
  }
}

const windowOf = ({ scripts, phone = false, language = "en-US" }) => ({
  javaScriptEnabled: scripts,
  viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  locale: language,
});

// Each house has a database of its own.
let databases = 0;

/**
 * Opens a house: by default a firm in Berlin without anybody in its book, whose clock the test moves, its owner signed
 * in. `demo` is the firm to try, `empty` a store in which nobody has founded anything.
 */
export async function open(options = {}) {
  const house = new House();
  try {
    return await opened(house, options);
  } catch (error) {
    await close(house);
    throw error;
  }
}

async function opened(house, { scripts = true, phone, language, demo = false, empty = false, postgres = false, keys = false, feeds = false }) {
  Object.assign(house, { keys, scripts });
  house.folder = mkdtempSync(join(tmpdir(), "goodturn-browser-"));
  house.store = ["--store", `sqlite:${join(house.folder, demo ? "demo.db" : "g.db")}`];
  if (postgres) {
    house.database = await database(`goodturn_browser_${process.pid}_${(databases += 1)}`);
    house.store = ["--store", house.database.address];
  }
  if (!demo && !empty) {
    house.tell("init", "--firm", "Weber & Co", "--owner", "Anna Weber", "--mail", "anna@example.com", "--zone", "Europe/Berlin", "--country", "DE", "--test-clock");
    house.acts({ at: "2026-03-02T08:30:00+01:00", act: "ideal.describe", name: "Owners of a second shop", listen_for: ["We are looking at premises."] });
  }
  const serve = demo ? ["demo", "--folder", house.folder] : [...house.store, "serve", ...(empty ? [] : ["--movable-clock"]), ...(feeds ? ["--feeds", "loopback"] : [])];
  house.child = spawn(bin, [...serve, "--listen", "127.0.0.1:0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const { listening, sign_in } = JSON.parse(await firstLine(house.child));
  house.base = listening;
  house.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  house.browser.on("context", (context) => house.listens(context));
  house.context = await house.browser.newContext(windowOf({ scripts, phone, language }));
  await house.begin();
  if (sign_in) await house.enter(sign_in);
  return house;
}

/** Ends the program and the browser, and removes the folder. */
export async function close(house) {
  await house.browser?.close();
  house.child?.kill("SIGINT");
  await house.database?.drop();
  rmSync(house.folder, { recursive: true, force: true });
}
