// Runs the browser tests one after the other and writes `ok NAME` or `not ok NAME` for each.
//   CHROMIUM=/usr/bin/chromium GOODTURN_BIN=target/debug/goodturn node run.mjs [part of a name]
import { readdirSync } from "node:fs";
import { open, close } from "./house.mjs";

const wanted = process.argv[2] ?? "";
const folder = new URL("./tests/", import.meta.url);
let failed = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()) {
  const tests = await import(new URL(file, folder));
  for (const [name, test] of Object.entries(tests)) {
    const called = `browser ${file.replace(".mjs", "")} ${name}`;
    if (!called.includes(wanted)) continue;
    const houses = [];
    try {
      await test(async (options) => {
        const house = await open(options);
        houses.push(house);
        return house;
      });
      // Whatever a test looked at: no window of it reported an error.
      for (const house of houses) house.wasQuiet();
      console.log(`ok ${called}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${called}`);
      console.log(String(error.stack ?? error).split("\n").slice(0, 30).map((line) => `# ${line}`).join("\n"));
      for (const { complaints } of houses) for (const complaint of complaints) console.log(`# reported: ${complaint}`);
    }
    for (const house of houses) await close(house);
  }
}
process.exit(failed ? 1 : 0);
