// The firm, the rhythm, whom it looks for, and who works there: without scripts, and by keyboard alone.
import assert from "node:assert/strict";

async function theFirm(open, options) {
  const house = await open(options);
  const { page } = house;
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  // When the first touch of a new client is due hangs on their id.
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  await house.go("/settings");
  await house.fill("#name", "Weber & Daughters");
  await house.fill("#what", "We keep the books of small shops.");
  await house.fill("#phone", "030 1234567");
  await house.tick("input[name='profile.formal:flag']");
  await house.press("form[action='/do/firm.describe'] button");
  await house.go("/settings");
  assert.equal(await page.inputValue("#name"), "Weber & Daughters");
  assert.equal(await page.inputValue("#phone"), "030 1234567");
  assert.ok(await page.isChecked("input[name='profile.formal:flag']"));
  // Whoever asks has the sentence at hand.
  await house.go(`/ask?person=${ids.person}`);
  assert.match(await page.locator("main").textContent(), /We keep the books of small shops\./);
  await house.sees();
}

async function theRhythm(open, options) {
  const house = await open(options);
  const { page } = house;
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  const [{ ids: made }] = house.acts({ act: "promise.make", source: ids.person });
  house.acts({ act: "duty.done", matter: made.promise, rule: "P30" });
  const morning = (day) => house.acts({ at: `2026-03-${day}T09:00:00+01:00`, act: "touch.remark", person: ids.person, words: "-" });
  await house.sees();

  await house.go("/settings/rhythm");
  const digest = house.digest();
  await house.fill("#s-capacity", "0");
  await house.fill("#s-remind_days", "3");
  await house.press("form[action='/settings/rhythm'] button");
  assert.match(await house.alert(), /1 to 200/);
  assert.equal(await page.inputValue("#s-remind_days"), "3", "what was typed is kept");
  assert.equal(await page.locator("[aria-invalid=true]").count(), 1);
  assert.equal(house.digest(), digest);
  await house.fill("#s-capacity", "5");
  await house.press("form[action='/settings/rhythm'] button");
  assert.equal(house.times("rhythm.change"), 1, "what belongs together is one act");

  // It counts at once, also for what is open: three days instead of fourteen.
  morning("04");
  await house.sees();
  morning("05");
  await house.sees("P32 first Maria Keller");
  await house.go("/settings/rhythm");
  await house.fill("#s-remind_days", "14");
  await house.press("form[action='/settings/rhythm'] button");
  await house.sees();
}

async function whomTheyLookFor(open, options) {
  const house = await open(options);
  const { page } = house;
  const names = () => page.$$eval("form:has(input[name=ideal]) input[name=name]", (all) => all.map((it) => it.value));
  await house.go("/settings/ideals");
  assert.deepEqual(await names(), ["Owners of a second shop"]);
  await house.fill("#name", "Bakers who open a café");
  await house.fill("#listen", "We are looking for tables.");
  await house.press("form:has(#name) button");
  assert.deepEqual((await names()).sort(), ["Bakers who open a café", "Owners of a second shop"]);
  const bakers = "form:has(input[value='Bakers who open a café'])";
  await house.fill(`${bakers} textarea[name=description]`, "They bake well and want guests to stay.");
  await house.press(`${bakers} button`);
  await house.press(`.card:has(${bakers}) form[action='/do/ideal.retire'] button`);
  assert.deepEqual(await names(), ["Owners of a second shop"]);
  await house.press(".flash form[action='/undo'] button");
  assert.deepEqual((await names()).sort(), ["Bakers who open a café", "Owners of a second shop"]);
  assert.equal(await page.inputValue(`${bakers} textarea[name=description]`), "They bake well and want guests to stay.");
  house.verified();
}

/** Ben comes in, works, and leaves; everything that is his goes to whoever stays. */
async function whoWorksHere(open, options) {
  const house = await open(options);
  const { page } = house;
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  const add = "form[action='/do/member.add']";
  await house.go("/settings/members");
  await house.press("summary:text-is('Take somebody in')");
  await house.fill(`${add} input[name=name]`, "Ben Koch");
  await house.fill(`${add} input[name=mail]`, "anna@example.com");
  await house.press(`${add} button`);
  assert.match(await house.alert(), /is a member already/);
  await house.fill("main [name=mail]", "ben@example.com");
  await house.press("button:text-is('Try again')");
  assert.match(await page.locator("main .list").first().textContent(), /Ben Koch\s*ben@example\.com\s*member/);

  const ben = await house.visitor({ mail: "ben@example.com", ...options });
  house.acts({ act: "promise.make", source: ids.person });
  await house.go("/");
  await house.press("article.duty summary");
  await house.choose("article.duty select[name=to]", "Ben Koch");
  await house.press("article.duty form[action='/do/duty.hand_over'] button");
  await ben.sees("P30 agreed Maria Keller");
  await house.sees();

  await house.go("/settings/members");
  const leave = "form[action='/do/member.leave']";
  await house.press("summary:text-is('Somebody leaves')");
  await house.choose(`${leave} select[name=member]`, "Ben Koch");
  await house.choose(`${leave} select[name=to]`, "Anna Weber");
  await house.press(`${leave} button`);
  assert.doesNotMatch(await page.locator("main .list").first().textContent(), /Ben Koch/);
  await house.sees("P30 agreed Maria Keller");
  await ben.go("/");
  assert.equal(new URL(ben.page.url()).pathname, "/sign-in");
}

/** Whoever looks on sees everything and has nothing to press. */
async function whoLooksOn(open, options) {
  const house = await open(options);
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", roles: ["client"] });
  house.acts({ act: "promise.make", source: ids.person }, { act: "member.add", name: "Vera Kurz", mail: "vera@example.com", role: "viewer" });
  const vera = await house.visitor({ mail: "vera@example.com", ...options });
  await vera.sees();
  for (const path of ["/", `/people/${ids.person}`, "/referrals", "/history", "/import", "/settings", "/settings/rhythm", "/settings/members"]) {
    await vera.go(path);
    const acts = await vera.page.$$eval("main form[method=post]", (all) => all.filter((it) => it.querySelector("button")).map((it) => new URL(it.action).pathname));
    // The clock is there because this is a firm for trying things out.
    assert.deepEqual(acts.filter((act) => !["/sign-out", "/clock"].includes(act)), [], path);
  }
}

export const theFirmWithoutScripts = (open) => theFirm(open, { scripts: false });
export const theFirmByKeyboard = (open) => theFirm(open, { keys: true });
export const theRhythmWithoutScripts = (open) => theRhythm(open, { scripts: false });
export const theRhythmByKeyboard = (open) => theRhythm(open, { keys: true });
export const whomTheyLookForWithoutScripts = (open) => whomTheyLookFor(open, { scripts: false });
export const whomTheyLookForByKeyboard = (open) => whomTheyLookFor(open, { keys: true });
export const whoWorksHereWithoutScripts = (open) => whoWorksHere(open, { scripts: false });
export const whoWorksHereByKeyboard = (open) => whoWorksHere(open, { keys: true });
export const whoLooksOnHasNothingToPress = (open) => whoLooksOn(open, {});
