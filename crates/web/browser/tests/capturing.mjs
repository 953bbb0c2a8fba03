// What happened, noted: with somebody known and somebody new, each kind with what it needs to know.
import assert from "node:assert/strict";

async function book(open, options) {
  const house = await open(options);
  const [{ ids: maria }, { ids: tom }] = house.acts(
    { act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] },
    { act: "person.add", name: "Tom Berg", roles: ["client"] },
  );
  house.acts({ act: "person.circle", person: maria.person, circle: null }, { act: "person.circle", person: tom.person, circle: null });
  return { house, maria: maria.person, tom: tom.person };
}

/** Notes a kind of thing with somebody by their name, as with a thumb: what happened, with whom, and which of the kinds. */
async function notes(house, name, kind) {
  await house.go("/capture");
  await house.names("#who", name);
  await house.press(`button[name=kind][value=${kind}]`);
}

/** The page of somebody says that this happened. */
async function happened(house, name, what) {
  assert.equal((await house.page.locator("h1").textContent()).trim(), name);
  assert.match(await house.page.locator(".timeline").textContent(), what);
}

/** From a first question to a new client, by captures alone. */
async function wholeStory(open, options) {
  const { house } = await book(open, options);
  await notes(house, "Maria Keller", "asked");
  await happened(house, "Maria Keller", /asked/);
  await notes(house, "Maria Keller", "promised");
  await house.press("form[action='/do/promise.make'] button");
  await house.sees("P30 agreed Maria Keller");

  // She introduced Nora, who is not in the book yet.
  await notes(house, "Maria Keller", "introduced");
  const introduced = "form[action='/do/referral.introduce']";
  await house.names(`${introduced} input[name='person.name']`, "Nora New");
  await house.choose(`${introduced} select[name=effort]`, "They called");
  await house.press(`${introduced} button`);
  await house.page.waitForURL(/\/matters\//);
  await house.sees("P33 try_1 Nora New", "P30 introduction Maria Keller");

  // She is called in vain, then reached, and says yes.
  await notes(house, "Nora New", "called");
  await house.sees("P30 introduction Maria Keller");
  await house.press("article.duty a.button");
  await house.press("button:text-is('Sent')");
  await house.sees();
  await notes(house, "Nora New", "spoke");
  await house.sees("P34 news Maria Keller");
  await notes(house, "Nora New", "yes");
  await happened(house, "Nora New", /Nora New said yes/);
  assert.equal(house.times("referral.win"), 1);
  assert.ok((await house.today()).includes("P38 outcome Maria Keller"));
  house.verified();
}

async function whatTheySaid(open, options) {
  const { house, maria } = await book(open, options);
  await notes(house, "Maria Keller", "nice");
  await house.fill("form[action='/do/person.praise'] [name=words]", "You found what nobody else had found.");
  await house.press("form[action='/do/person.praise'] button");
  assert.match(await house.page.locator("blockquote").first().textContent(), /You found what nobody else had found\./);

  // A complaint is for today, whatever else there is.
  await notes(house, "Tom Berg", "complained");
  await house.fill("form[action='/do/complaint.raise'] [name=words]", "The letter came a week late.");
  await house.press("form[action='/do/complaint.raise'] button");
  const [complaint] = (await house.today()).filter((it) => it.endsWith("Tom Berg"));
  assert.equal(complaint, "P3C call Tom Berg");

  await notes(house, "Maria Keller", "request");
  await house.fill("form[action='/do/touch.note'] [name=words]", "Do you know a carpenter?");
  await house.press("form[action='/do/touch.note'] button");
  await notes(house, "Maria Keller", "gave");
  await house.fill("form[action='/do/touch.note'] [name=words]", "The number of our carpenter.");
  await house.press("form[action='/do/touch.note'] button");
  await notes(house, "Maria Keller", "other");
  await house.choose("form[action='/do/touch.note'] [name=channel]", "By card");
  await house.choose("form[action='/do/touch.note'] [name=direction]", "They did");
  await house.fill("form[action='/do/touch.note'] [name=words]", "A card from Lisbon.");
  await house.press("form[action='/do/touch.note'] button");
  await house.go(`/people/${maria}`);
  await happened(house, "Maria Keller", /A card by post from Maria Keller.*A gift to Maria Keller.*A word in person from Maria Keller/s);
  assert.equal(house.times("touch.note"), 3);
  house.verified();
}

/** Whoever was met last week is noted with that day, and whoever is new is written down on the way. */
async function somebodyNew(open, options) {
  const { house } = await book(open, options);
  await house.go("/capture");
  await house.names("#who", "Paula Stern");
  await house.fill("#happened_on", "2026-02-26");
  await house.press("button[name=kind][value=met]");
  await happened(house, "Paula Stern", /26 Feb 2026/);
  await house.go("/people?q=stern");
  assert.equal(await house.page.locator(".row-link").count(), 1);
  house.verified();
}

/** A name that fits several is asked about; nobody is guessed. */
async function whichOfThem(open, options) {
  const { house, tom } = await book(open, options);
  house.acts({ act: "person.add", name: "Tom Bergmann", roles: ["other"] });
  await house.go("/capture");
  await house.press("button[name=kind][value=called]");
  assert.match(await house.alert(), /With whom\?/);
  await house.names("#who", "Tom");
  await house.press("button[name=kind][value=called]");
  const digest = house.digest();
  await house.tick(`input[name=person][value='${tom}']`);
  await house.press("button[name=kind][value=called]");
  await happened(house, "Tom Berg", /A remark about Tom Berg/);
  assert.notEqual(house.digest(), digest);
  house.verified();
}

export const theWholeStoryWithoutScripts = (open) => wholeStory(open, { scripts: false });
export const theWholeStoryByKeyboard = (open) => wholeStory(open, { keys: true });
export const theWholeStoryOnAPhone = (open) => wholeStory(open, { phone: true });
export const whatTheySaidWithoutScripts = (open) => whatTheySaid(open, { scripts: false });
export const whatTheySaidByKeyboard = (open) => whatTheySaid(open, { keys: true });
export const somebodyNewWithoutScripts = (open) => somebodyNew(open, { scripts: false });
export const somebodyNewByKeyboard = (open) => somebodyNew(open, { keys: true });
export const whichOfThemWithoutScripts = (open) => whichOfThem(open, { scripts: false });
export const whichOfThemByKeyboard = (open) => whichOfThem(open, { keys: true });
