// Draws every page as it is seen: on a desk and a phone, light and dark, and printed.
//   CHROMIUM=/usr/bin/chromium GOODTURN_BIN=target/debug/goodturn node shots.mjs FOLDER [language]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, close } from "./house.mjs";
import { everyPage } from "./every.mjs";

const [folder, language] = process.argv.slice(2);
if (!folder) throw new Error("name a folder for the pictures");
mkdirSync(folder, { recursive: true });
const WAYS = [
  ["desk", false, "light"],
  ["desk-dark", false, "dark"],
  ["phone", true, "light"],
  ["phone-dark", true, "dark"],
];

for (const phone of [false, true]) {
  const house = await open({ demo: true, phone });
  if (language) house.acts({ act: "member.language", language });
  for (const [name, path] of await everyPage(house)) {
    await house.go(path);
    for (const [way, onPhone, colorScheme] of WAYS) {
      if (onPhone !== phone) continue;
      await house.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await house.page.screenshot({ path: join(folder, `${name}-${way}.png`), fullPage: true });
    }
    if (!phone) {
      await house.page.emulateMedia({ media: "print", colorScheme: "light" });
      await house.page.pdf({ path: join(folder, `${name}.pdf`), format: "A4" });
      await house.page.emulateMedia({ media: "screen" });
    }
  }
  await close(house);
}
