// A pause: asks and touches rest, what others wait for goes to whoever looks after it, and on the day after all is back.
import assert from "node:assert/strict";

/** Maria could be asked, Tom waits for a word, and Ben works here as well. */
async function working(open, options) {
  const house = await open(options);
  const [{ ids: maria }, { ids: tom }] = house.acts(
    { act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] },
    { act: "person.add", name: "Tom Berg", mail: "tom@example.com", roles: ["client"] },
    { act: "member.add", name: "Ben Koch", mail: "ben@example.com", role: "member" },
  );
  house.acts(
    { act: "person.sort", person: maria.person, roles: ["client"], mood: "happy", circle: null },
    { act: "person.circle", person: maria.person, circle: null },
    { act: "person.circle", person: tom.person, circle: null },
    { act: "promise.make", source: tom.person },
  );
  const morning = (day) => house.acts({ at: `2026-03-${day}T09:00:00+01:00`, act: "touch.remark", person: tom.person, words: "-" });
  await house.sees("P30 agreed Tom Berg", "P43 propose Maria Keller");
  return { house, morning };
}

async function notes(house, fields, to) {
  await house.go("/settings/members");
  await house.press("summary:text-is('Note a pause')");
  for (const [field, day] of Object.entries(fields)) await house.fill(`#pause-${field}`, day);
  if (to) await house.choose("#pause-to", to);
  await house.press("form[action='/do/pause.begin'] button");
}

async function away(open, options) {
  const { house, morning } = await working(open, options);
  const ben = await house.visitor({ mail: "ben@example.com", ...options });
  await notes(house, { until: "2026-03-06" }, "Ben Koch");
  assert.match(await house.page.locator("main").textContent(), /Anna Weber: from .*2 March.* to .*6 March.* Ben Koch looks after what cannot wait\./s);

  // Who waits is Ben's to answer; the ask rests.
  await house.sees();
  assert.match(await house.page.locator(".notice:not([hidden])").first().textContent(), /You rest until 6 March 2026/);
  await ben.sees("P30 agreed Tom Berg");
  morning("06");
  await house.sees();
  morning("09");
  await house.sees("P30 agreed Tom Berg", "P43 propose Maria Keller");
  await ben.sees();
}

/** Whoever is back early says so; the pause is over, and undone it goes on. */
async function backEarly(open, options) {
  const { house } = await working(open, options);
  await notes(house, { until: "2026-03-13" });
  await house.sees("P30 agreed Tom Berg");
  await house.go("/settings/members");
  await house.press("form[action='/do/pause.end'] button");
  assert.equal(await house.page.locator("form[action='/do/pause.end']").count(), 0);
  await house.press(".flash form[action='/undo'] button");
  await house.sees("P30 agreed Tom Berg");
  await house.go("/settings/members");
  await house.press("form[action='/do/pause.end'] button");
  await house.sees("P30 agreed Tom Berg", "P43 propose Maria Keller");
}

async function theWrongWayRound(open, options) {
  const { house } = await working(open, options);
  const digest = house.digest();
  await notes(house, { from: "2026-03-20", until: "2026-03-10" });
  assert.match(await house.alert(), /last day of a pause comes after its first/);
  assert.equal(house.digest(), digest);
  await house.fill("main [name=until]", "2026-03-27");
  await house.press("button:text-is('Try again')");
  await house.go("/settings/members");
  assert.match(await house.page.locator("main").textContent(), /20 March.*27 March/s);
  house.verified();
}

export const awayWithoutScripts = (open) => away(open, { scripts: false });
export const awayByKeyboard = (open) => away(open, { keys: true });
export const backEarlyWithoutScripts = (open) => backEarly(open, { scripts: false });
export const backEarlyByKeyboard = (open) => backEarly(open, { keys: true });
export const theWrongWayRoundWithoutScripts = (open) => theWrongWayRound(open, { scripts: false });
export const theWrongWayRoundByKeyboard = (open) => theWrongWayRound(open, { keys: true });
