// Business that is already under way, entered with its past days, without a flood.
import assert from "node:assert/strict";

async function entered(house, kind, fields) {
  // What was just said stands where the thumb is.
  const close = house.page.locator(".flash button:text-is('Close')");
  if (house.scripts && (await close.isVisible())) await close.click();
  await house.tick(`input[name=kind][value=${kind}]`);
  for (const [id, text] of Object.entries(fields)) {
    if (["source", "person"].includes(id)) await house.names(`#${id}`, text);
    else await house.fill(`#${id}`, text);
  }
  await house.press("form[action='/running'] button");
}

async function underWay(open, options) {
  const house = await open(options);
  await house.go("/running");
  // A promise from January, a name, an introduction of last week, and a conversation.
  await entered(house, "promise", { source: "Maria Keller", happened_on: "2026-01-12", count: "2", by: "2026-02-20" });
  // As is usual, she has been thanked since: what is left is to bring it to mind.
  assert.match(await house.page.locator(".flash").textContent(), /Maria Keller was thanked for agreeing/);
  await entered(house, "named", { source: "Tom Berg", person: "Nora New", happened_on: "2026-02-02" });
  // A name that Maria gave belongs to her promise, and is thanked for there.
  await entered(house, "named", { source: "Maria Keller", person: "Paul Post", happened_on: "2026-02-03" });
  assert.equal(house.times("referral.name"), 2);
  await entered(house, "introduced", { source: "Ann Lee", person: "Karl Kurz", happened_on: "2026-02-26" });
  await entered(house, "conversation", { source: "Ann Lee", person: "Olga Orth", happened_on: "2026-02-02", last_on: "2026-02-10", next_on: "2026-03-02" });
  const today = await house.today();
  // One duty for each that is open, however long ago it began.
  const perMatter = new Set(await house.page.$$eval("article.duty", (cards) => cards.map((card) => card.dataset.matter)));
  assert.equal(perMatter.size, today.length);
  for (const duty of ["P32 first Maria Keller", "P31 first Tom Berg", "P33 try_1 Karl Kurz", "P35 first Olga Orth"]) {
    assert.ok(today.includes(duty), `${duty} is not among ${today.join(", ")}`);
  }
  house.verified();
}

async function putRight(open, options) {
  const house = await open(options);
  const digest = house.digest();
  await house.go("/running");
  await entered(house, "conversation", { source: "Maria Keller", happened_on: "2026-02-02", next_on: "2026-03-04" });
  assert.match(await house.alert(), /Whom did they recommend\?|Whom/);
  assert.equal(house.digest(), digest, "nobody was written down");
  const { page } = house;
  assert.ok(await page.isChecked("input[value=conversation]"));
  assert.equal(await page.inputValue("#source"), "Maria Keller");
  assert.equal(await page.inputValue("#next_on"), "2026-03-04");
  await house.names("#person", "Nora New");
  await house.press("form[action='/running'] button");
  await house.go("/people");
  assert.equal(await page.locator(".row-link").count(), 2);
  house.verified();
}

export const underWayWithoutScripts = (open) => underWay(open, { scripts: false });
export const underWayByKeyboard = (open) => underWay(open, { keys: true });
export const underWayOnAPhone = (open) => underWay(open, { phone: true });
export const whatIsMissingIsPutRightWithoutScripts = (open) => putRight(open, { scripts: false });
export const whatIsMissingIsPutRightByKeyboard = (open) => putRight(open, { keys: true });
