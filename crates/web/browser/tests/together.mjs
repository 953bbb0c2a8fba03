// Two who work in the same house: what one has open the other settles, and a press too many.
import assert from "node:assert/strict";

/** Maria has promised two, and Ben works here as well, at a browser of his own. */
async function two(open, options) {
  const house = await open(options);
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null }, { act: "member.add", name: "Ben Koch", mail: "ben@example.com", role: "member" });
  const [{ ids: made }] = house.acts({ act: "promise.make", source: ids.person, count: 2 });
  const ben = await house.visitor({ mail: "ben@example.com", ...options });
  return { house, ben, maria: ids.person, promise: made.promise };
}

/** A stale form is refused in words that say who was first, and nothing changes. */
async function refused(house, other, by, press) {
  const digest = house.digest();
  await press();
  assert.match(await other.alert(), new RegExp(`^${by} changed this at \\d\\d:\\d\\d`));
  assert.equal((await other.page.locator("h1").textContent()).trim(), "Somebody was here before you");
  assert.equal(house.digest(), digest);
  house.verified();
}

async function aMatter(open, options) {
  const { house, ben, promise } = await two(open, options);
  await house.go(`/matters/${promise}`);
  await ben.go(`/matters/${promise}`);
  await ben.press("summary:text-is('They took it back')");
  await ben.press("button:text-is('Taken back')");
  await house.press("summary:text-is('Let it go')");
  await refused(house, house, "Ben Koch", () => house.press("button:text-is('Let go')"));
  await house.press("main a:text-is('Back without changing anything')");
  assert.equal(await house.page.locator("button:text-is('Let go')").count(), 0, "the page shows how it stands now");
}

/** What was written for an introduction that the other noted first is still there to be read. */
async function whatWasWritten(open, options) {
  const { house, ben, promise } = await two(open, options);
  const form = "form[action='/do/referral.introduce']";
  await ben.go(`/matters/${promise}`);
  await ben.names(`${form} input[name='person.name']`, "Nora New");
  await house.go(`/matters/${promise}`);
  await house.names(`${form} input[name='person.name']`, "Nora Neu");
  await house.press(`${form} button`);
  await refused(house, ben, "Anna Weber", () => ben.press(`${form} button`));
  assert.equal(await ben.page.inputValue("main [name='person.name']"), "Nora New");
  assert.deepEqual(JSON.parse(house.tell("--json", "people")).people.map(({ name }) => name).sort(), ["Maria Keller", "Nora Neu"]);
}

/** A duty on a Today that is still open, done by the same member elsewhere: it is not put off any more. */
async function aDuty(open, options) {
  const { house, ben } = await two(open, options);
  // Whoever writes on Today is not disturbed by what others do: their page stays as it was.
  await house.go("/");
  await house.press("article.duty summary");
  await house.fill("article.duty form[action='/do/duty.put_off'] [name=until]", "2026-03-05");
  const other = await house.visitor({ mail: "anna@example.com", ...options });
  await other.go("/");
  await other.press("article.duty a.button");
  await other.press("button:text-is('Sent')");
  await refused(house, house, "Anna Weber", () => house.press("article.duty form[action='/do/duty.put_off'] button"));
  await ben.sees();
  await house.sees();
}

/** The firm and a person, edited by both: the second is told, and what they typed is not lost. */
async function aPage(open, options) {
  const { house, ben, maria } = await two(open, options);
  const save = "main form[action$='/edit'] button:not([name])";
  await house.go(`/people/${maria}/edit`);
  await ben.go(`/people/${maria}/edit`);
  await ben.fill("#nicknames", "Mimi");
  await ben.press(save);
  await house.fill("#nicknames", "Mia");
  const digest = house.digest();
  await house.press(save);
  assert.match(await house.alert(), /Ben Koch changed this at/);
  assert.equal(house.digest(), digest);
  assert.equal(await house.page.inputValue("#nicknames"), "Mia");
  house.verified();
}

/** Whom the firm looks for, said by both: the second is told, and what they typed is not lost. */
async function anIdeal(open, options) {
  const { house, ben } = await two(open, options);
  const known = "form:has(input[name=ideal])";
  await house.go("/settings/ideals");
  await ben.go("/settings/ideals");
  await ben.fill(`${known} textarea[name=description]`, "They have one shop and want another.");
  await ben.press(`${known} button`);
  await house.fill(`${known} textarea[name=description]`, "Bakers, above all.");
  const digest = house.digest();
  await house.press(`${known} button`);
  assert.match(await house.page.locator("main").textContent(), /Ben Koch changed this at/);
  assert.equal(house.digest(), digest);
  house.verified();
  const typed = await house.page.$$eval("main textarea, main input", (all) => all.map((it) => it.value));
  assert.ok(typed.includes("Bakers, above all."), "what was typed is gone");
}

/** A double click, wherever a form leads: it is done once. */
async function twice(open) {
  const { house, maria, promise } = await two(open, {});
  const { page } = house;
  const doubly = (selector) => house.leaves(() => page.locator(selector).first().dblclick());
  await house.go(`/matters/${promise}`);
  await house.names("form[action='/do/referral.introduce'] input[name='person.name']", "Nora New");
  await doubly("form[action='/do/referral.introduce'] button");
  await house.settled();
  assert.equal(house.times("referral.introduce"), 1);
  await house.go("/capture");
  await house.names("#who", "Tom Berg");
  await doubly("button[value=met]");
  await house.settled();
  assert.equal(house.times("touch.note"), 1);
  assert.equal(JSON.parse(house.tell("--json", "people")).people.filter(({ name }) => name === "Tom Berg").length, 1);
  await house.go("/running");
  await house.names("#source", "Ann Lee");
  await doubly("form[action='/running'] button");
  await house.settled();
  assert.equal(house.times("promise.make"), 2);
  await house.go(`/capture/complained/${maria}`);
  await doubly("form[action='/do/complaint.raise'] button");
  await house.settled();
  assert.equal(house.times("complaint.raise"), 1);
  await house.go("/people/new");
  await page.fill("#name", "Bea Kurz");
  await doubly("form[action='/do/person.add'] button");
  await house.settled();
  assert.equal(JSON.parse(house.tell("--json", "people")).people.filter(({ name }) => name === "Bea Kurz").length, 1);
  await house.go("/");
  await page.fill("#line", "10:00 Maria");
  await doubly("form[action='/meetings'] button");
  await house.settled();
  assert.equal(house.times("meeting.plan"), 1);
  house.verified();
}

/** The same form sent twice, as without scripts or by an impatient net: the second has the answer of the first. */
async function sentTwice(open) {
  const { house, promise } = await two(open, { scripts: false });
  await house.go(`/matters/${promise}`);
  const form = await house.page.$eval("form[action='/do/promise.let_go']", (it) => Object.fromEntries([...it.elements].filter((field) => field.name).map((field) => [field.name, field.value])));
  const answers = [];
  for (let times = 0; times < 2; times += 1) answers.push(await house.context.request.post(`${house.base}/do/promise.let_go`, { form, maxRedirects: 0 }));
  assert.deepEqual(answers.map((answer) => answer.status()), [303, 303]);
  assert.equal(answers[0].headers().location, answers[1].headers().location);
  assert.equal(house.times("promise.let_go"), 1);
  house.verified();
}

export const aMatterWithoutScripts = (open) => aMatter(open, { scripts: false });
export const aMatterByKeyboard = (open) => aMatter(open, { keys: true });
export const whatWasWrittenWithoutScripts = (open) => whatWasWritten(open, { scripts: false });
export const whatWasWrittenByKeyboard = (open) => whatWasWritten(open, { keys: true });
export const aDutyOnAnOpenPage = (open) => aDuty(open, {});
export const aDutyOnAnOpenPageWithoutScripts = (open) => aDuty(open, { scripts: false });
export const aPersonWithoutScripts = (open) => aPage(open, { scripts: false });
export const aPersonByKeyboard = (open) => aPage(open, { keys: true });
export const anIdealWithoutScripts = (open) => anIdeal(open, { scripts: false });
export const anIdealByKeyboard = (open) => anIdeal(open, { keys: true });
export const aDoubleClickAnywhereIsOneAct = (open) => twice(open);
export const aFormSentTwiceIsOneAct = (open) => sentTwice(open);
