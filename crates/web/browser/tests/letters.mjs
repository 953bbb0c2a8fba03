// Letters in a firm's own words: begun from what came along, refused with what was typed, seen with a real person.
import assert from "node:assert/strict";

const LETTER = "/settings/letters/P32_first?channel=mail&tone=familiar&language=en";

async function withPromise(open, options) {
  const house = await open(options);
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  const [{ ids: made }] = house.acts({ act: "promise.make", source: ids.person, by: "2026-03-13" });
  house.acts({ act: "duty.done", matter: made.promise, rule: "P30", at: "2026-03-02T09:00:00+01:00" });
  // The first working day after the day they had in mind.
  house.acts({ act: "touch.remark", person: ids.person, words: "likes tea", at: "2026-03-16T08:30:00+01:00" });
  return { house, person: ids.person, promise: made.promise };
}

async function edited(open, options) {
  const { house, person, promise } = await withPromise(open, options);
  await house.go(`${LETTER}&person=${person}`);
  const begun = await house.page.inputValue("#body");
  assert.match(begun, /\{\{ greeting \}\}/);
  assert.doesNotMatch(begun, /\{%/, "whoever begins sees no conditions");
  assert.match(await house.page.textContent(".letter-preview"), /^Dear Maria,/);

  const before = house.digest();
  await house.page.fill("#body", "{{ greeting }}\n\nMy very own line about {{ salary }}.");
  await house.press("form:has(#body) button");
  assert.match(await house.page.textContent("[role=alert]"), /“salary”/);
  assert.match(await house.page.inputValue("#body"), /My very own line/, "what was typed is kept");
  assert.equal(house.digest(), before);

  await house.page.fill("#subject", "A word about {{ friend }}");
  await house.page.fill("#body", "{{ greeting }}\n\nYou thought of {{ by }}.\n\n{{ closing }}");
  await house.press("form:has(#body) button");
  await house.go(`/write/${promise}?channel=mail&tone=familiar`);
  assert.equal(await house.page.inputValue("#subject"), "A word about your friend");
  assert.match(await house.page.inputValue("#body"), /^Dear Maria,\n\nYou thought of Friday, 13 March\.\n\nWarm wishes,/);

  await house.press("a[href*='/settings/letters/']");
  await house.settled();
  assert.match(await house.page.textContent(".letter-preview"), /You thought of Friday, 13 March/);
  await house.press("form[action='/do/wording.restore'] button");
  assert.equal(house.digest(), before);
  house.verified();
}

export const inOwnWords = (open) => edited(open, {});
export const inOwnWordsOnAPhone = (open) => edited(open, { phone: true });
export const inOwnWordsWithoutScripts = (open) => edited(open, { scripts: false });

export async function aCardIsPrintedWithItsEnvelope(open) {
  const house = await open();
  const address = [{ value: { street: "Lindenweg 4", postal_code: "10115", locality: "Berlin" } }];
  const contact = { name: { full: "Maria Keller" }, addresses: address };
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", roles: ["client"], contact });
  const [{ ids: made }] = house.acts({ act: "promise.make", source: ids.person });
  // The sheets of a print, by their size in points: an envelope is 220 by 110 mm.
  const sheets = async () => {
    const pdf = (await house.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    return [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, wide, high]) => `${Math.round(wide)}x${Math.round(high)}`);
  };
  await house.go(`/write/${made.promise}?channel=card&tone=familiar`);
  assert.deepEqual(await sheets(), ["595x842", "624x312"]);
  assert.match(await house.page.evaluate(() => document.querySelector(".envelope-to").innerText || document.querySelector(".envelope-to").textContent), /Maria Keller.*Lindenweg 4.*10115 Berlin/s);
  await house.page.uncheck("#with-envelope");
  assert.deepEqual(await sheets(), ["595x842"]);
}
