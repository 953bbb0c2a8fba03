// Runs the browser tests, as many at a time as the machine has cores (four at most), and writes `ok NAME` or
// `not ok NAME` for each as it ends. What is weighed by its time stands alone.
//   CHROMIUM=/usr/bin/chromium GOODTURN_BIN=target/debug/goodturn node run.mjs [part of a name]
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { open, close } from "./house.mjs";

const AT_ONCE = Math.min(availableParallelism(), 4);
// Long tasks of a page are long beside another browser as well.
const ALONE = /^browser weight/;

const wanted = process.argv[2] ?? "";
const folder = new URL("./tests/", import.meta.url);
const all = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()) {
  const tests = await import(new URL(file, folder));
  for (const [name, test] of Object.entries(tests)) {
    const called = `browser ${file.replace(".mjs", "")} ${name}`;
    if (called.includes(wanted)) all.push({ called, test });
  }
}

let failed = 0;

async function run({ called, test }) {
  const houses = [];
  const lines = [];
  try {
    await test(async (options) => {
      const house = await open(options);
      houses.push(house);
      return house;
    });
    // Whatever a test looked at: no window of it reported an error.
    for (const house of houses) house.wasQuiet();
    lines.push(`ok ${called}`);
  } catch (error) {
    failed += 1;
    lines.push(`not ok ${called}`, ...String(error.stack ?? error).split("\n").slice(0, 30).map((line) => `# ${line}`));
    for (const { complaints } of houses) lines.push(...complaints.map((complaint) => `# reported: ${complaint}`));
  }
  for (const house of houses) await close(house);
  console.log(lines.join("\n"));
}

async function runAll(tests, atOnce) {
  const waiting = [...tests];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

await runAll(all.filter(({ called }) => !ALONE.test(called)), AT_ONCE);
await runAll(all.filter(({ called }) => ALONE.test(called)), 1);
process.exit(failed ? 1 : 0);
