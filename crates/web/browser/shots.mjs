// Draws every page as it is seen: on a desk and a phone, light and dark, and printed.
//   CHROMIUM=/usr/bin/chromium GOODTURN_BIN=target/debug/goodturn node shots.mjs FOLDER [language]
// Into docs/pictures go only those that the guide shows, each as much as a window holds.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, close } from "./house.mjs";
import { everyAddress, everyBeginning, everyPage } from "./every.mjs";

const [folder, language] = process.argv.slice(2);
if (!folder) throw new Error("name a folder for the pictures");
mkdirSync(folder, { recursive: true });
const WAYS = [
  ["desk", false, "light"],
  ["desk-dark", false, "dark"],
  ["phone", true, "light"],
  ["phone-dark", true, "dark"],
];

// The pictures of the guide: name there, page, and whether on a phone.
const GUIDE = [
  ["today", "today", false],
  ["write", "duty-P32-first", false],
  ["capture-phone", "capture", true],
  ["person", "person", false],
  ["pictures", "pictures", false],
];

async function forGuide() {
  for (const phone of [false, true]) {
    const house = await open({ demo: true, phone });
    const wanted = new Map(GUIDE.filter(([, , onPhone]) => onPhone === phone).map(([name, page]) => [page, name]));
    for await (const [page] of everyAddress(house)) {
      if (!wanted.has(page)) continue;
      await house.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await house.page.screenshot({ path: join(folder, `${wanted.get(page)}.png`) });
      wanted.delete(page);
    }
    await close(house);
    if (wanted.size) throw new Error(`there is no page ${[...wanted.keys()].join(", ")}`);
  }
}

async function drawn(house, pages, phone) {
  for await (const [name] of pages) {
    for (const [way, onPhone, colorScheme] of WAYS) {
      if (onPhone !== phone) continue;
      await house.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await house.page.screenshot({ path: join(folder, `${name}-${way}.png`), fullPage: true });
    }
    if (phone) continue;
    await house.page.emulateMedia({ media: "print", colorScheme: "light" });
    await house.page.pdf({ path: join(folder, `${name}.pdf`), format: "A4" });
    await house.page.emulateMedia({ media: "screen" });
  }
  await close(house);
}

const guide = /docs\/pictures\/?$/.test(folder);
if (guide) await forGuide();
for (const phone of guide ? [] : [false, true]) {
  const house = await open({ demo: true, phone });
  if (language) house.acts({ act: "member.language", language });
  await drawn(house, everyPage(house), phone);
  const empty = await open({ empty: true, phone, language });
  await drawn(empty, everyBeginning(empty), phone);
}
