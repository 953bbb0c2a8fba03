// Every page in German: no word of another language but what people typed, nothing that does not fit.
import assert from "node:assert/strict";
import { everyBeginning, everyPage } from "../every.mjs";

// Words of the program that would be left over; people and the firm to try speak English where they typed.
const ENGLISH = ["Today", "Undo", "Save", "Next morning", "Next week", "More", "Close", "History", "Settings", "People", "Referrals",
  "What happened?", "Put off", "Hand over", "Drop", "Thank", "Remind", "Write", "Print", "Copy", "optional", "if you like",
  "Sign in", "Begin", "Try again", "Take it in", "Note it", "Skip", "Back", "country", "for whom", "profession"];

async function spoken(house, pages, phone) {
  // Without motion: colours that fade into others would be looked at half way.
  await house.page.emulateMedia({ reducedMotion: "reduce" });
  for await (const [name] of pages) {
    assert.equal(await house.page.getAttribute("html", "lang"), "de", name);
    const left = await house.page.evaluate((words) => {
      const said = [...document.querySelectorAll("h1,h2,h3,button,summary,label,legend,nav a,a.button,.duty-verb,th,dt")];
      const texts = said.filter((it) => it.checkVisibility()).map((it) => it.textContent.trim());
      return texts.filter((text) => words.includes(text));
    }, ENGLISH);
    assert.deepEqual(left, [], name);
    await house.isAccessible(`${name} ${phone ? "phone" : "desk"}`);
  }
}

async function tried(open, phone) {
  const house = await open({ demo: true, phone });
  await house.go("/settings/sign-in");
  await house.page.selectOption("select[name=language]", "de");
  await house.press("form[action='/do/member.language'] button");
  await spoken(house, everyPage(house), phone);
}

async function begun(open, phone) {
  const house = await open({ empty: true, phone, language: "de-DE" });
  await spoken(house, everyBeginning(house), phone);
}

export const onADesk = (open) => tried(open, false);
export const onAPhone = (open) => tried(open, true);
export const theBeginningOnADesk = (open) => begun(open, false);
export const theBeginningOnAPhone = (open) => begun(open, true);
