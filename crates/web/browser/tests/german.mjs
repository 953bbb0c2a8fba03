// Every page of the firm to try in German: no word of another language but what people typed, nothing that does not fit.
import assert from "node:assert/strict";
import { everyPage } from "../every.mjs";

// Words of the program that would be left over; people and the firm to try speak English where they typed.
const ENGLISH = ["Today", "Undo", "Save", "Next morning", "Next week", "More", "Close", "History", "Settings", "People", "Referrals",
  "What happened?", "Put off", "Hand over", "Drop", "Thank", "Remind", "Write", "Print", "Copy", "optional", "if you like"];

async function spoken(open, phone) {
  const house = await open({ demo: true, phone });
  await house.go("/settings/sign-in");
  await house.page.selectOption("select[name=language]", "de");
  await house.press("form[action='/do/member.language'] button");
  for (const [, path] of await everyPage(house)) {
    await house.go(path);
    assert.equal(await house.page.getAttribute("html", "lang"), "de", path);
    const left = await house.page.evaluate((words) => {
      const said = [...document.querySelectorAll("h1,h2,h3,button,summary,label,legend,nav a,a.button,.duty-verb,th,dt")];
      const texts = said.filter((it) => it.checkVisibility()).map((it) => it.textContent.trim());
      return texts.filter((text) => words.includes(text));
    }, ENGLISH);
    assert.deepEqual(left, [], path);
    await house.isAccessible(`${path} ${phone ? "phone" : "desk"}`);
  }
}

export const onADesk = (open) => spoken(open, false);
export const onAPhone = (open) => spoken(open, true);
