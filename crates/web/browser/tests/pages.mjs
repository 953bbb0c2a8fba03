// Every page as axe and the eye of a phone see it, in the firm to try and in an empty house.
import assert from "node:assert/strict";
import { everyBeginning, everyPage } from "../every.mjs";

async function looked(house, pages, phone) {
  const wrong = [];
  const tried = (check) => check.catch((error) => wrong.push(`${error.message.split("\n")[0]}: ${JSON.stringify(error.actual)}`));
  for await (const [name] of pages) {
    // What is folded up belongs to the page; what lies above it does not.
    const above = await house.page.locator("dialog[open], [role=combobox][aria-expanded=true]").count();
    if (!above) await house.unfold();
    for (const colorScheme of ["light", "dark"]) {
      // Without motion: colours that fade into others would be looked at half way.
      await house.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await tried(house.isAccessible(`${name} ${colorScheme} ${phone ? "phone" : "desk"}`));
    }
    if (!above && !phone) await tried(house.isReached(name));
  }
  assert.deepEqual(wrong, []);
}

async function tried(open, phone) {
  const house = await open({ demo: true, phone });
  await looked(house, everyPage(house), phone);
}

async function begun(open, phone) {
  const house = await open({ empty: true, phone });
  await looked(house, everyBeginning(house), phone);
}

export const onADesk = (open) => tried(open, false);
export const onAPhone = (open) => tried(open, true);
export const theBeginningOnADesk = (open) => begun(open, false);
export const theBeginningOnAPhone = (open) => begun(open, true);
