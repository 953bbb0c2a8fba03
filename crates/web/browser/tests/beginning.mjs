// The first start on an empty store, and coming in again: by password, by a link, and not by anything else.
import assert from "node:assert/strict";

const PASSWORD = "seven green lamps";

/** Founds a firm as its owner does: three lines about oneself, and a password. */
async function founded(open, options) {
  const house = await open({ empty: true, ...options });
  await house.go("/");
  assert.equal(new URL(house.page.url()).pathname, "/start");
  const written = { firm: "Weber & Co", owner: "Anna Weber", mail: "anna@example.com", password: PASSWORD };
  for (const [field, text] of Object.entries(written)) await house.fill(`#${field}`, text);
  return house;
}

async function firstStart(open, options) {
  const house = await founded(open, options);
  await house.fill("#zone", "Europe/Nowhere");
  await house.press("form[action='/start'] button");
  assert.match(await house.alert(), /Europe\/Nowhere/);
  assert.equal(await house.page.inputValue("#firm"), "Weber & Co", "what was typed is kept");
  assert.equal(await house.page.inputValue("#password"), "", "a password is not written into a page");
  await house.fill("#zone", "Europe/Berlin");
  await house.fill("#password", PASSWORD);
  await house.press("form[action='/start'] button");
  assert.equal(new URL(house.page.url()).pathname, "/import");

  // Today has the first week for them, and each thing that is done is said to be.
  await house.sees();
  assert.match(await house.page.locator("h1").textContent(), /Anna/);
  assert.equal(await house.page.locator(".guide-cards .card").count(), 5);
  assert.equal(await house.page.locator(".guide-cards .is-done").count(), 0);
  await house.press(".guide-cards a[href='/settings/ideals']");
  await house.fill("form:has(#name) #name", "Owners of a second shop");
  await house.press("form:has(#name) button");
  await house.sees();
  assert.deepEqual(await house.page.$$eval(".guide-cards .is-done h3", (all) => all.map((it) => it.textContent.trim())), ["Done: Whom you help best"]);

  // Nobody founds a second firm over the first.
  await house.go("/start");
  assert.equal(new URL(house.page.url()).pathname, "/");
  house.verified();
}

/** Out, and in again with mail and password; a wrong one tells nothing. */
async function inAgain(open, options) {
  const house = await founded(open, options);
  await house.press("form[action='/start'] button");
  await house.go("/settings");
  await house.press("form[action='/sign-out'] button");
  await house.go("/people");
  assert.equal(new URL(house.page.url()).pathname, "/sign-in");
  await house.fill("#mail", "anna@example.com");
  await house.fill("#password", "seven green lambs");
  await house.press("form[action='/sign-in'] button");
  assert.match(await house.alert(), /do not fit/);
  assert.equal(await house.page.inputValue("#mail"), "anna@example.com");
  await house.fill("#password", PASSWORD);
  await house.press("form[action='/sign-in'] button");
  // Where they wanted to go before they were asked who they are.
  assert.equal(new URL(house.page.url()).pathname, "/people");
  await house.sees();
}

/** Somebody who came by a link sets a password and comes in with it; elsewhere they are signed out. */
async function aPasswordIsSet(open, options) {
  const house = await open(options);
  const elsewhere = await house.visitor({ mail: "anna@example.com" });
  await elsewhere.go("/people");
  await house.go("/settings/sign-in");
  assert.equal(await house.page.locator("form[action='/settings/sessions'] .link-button").count(), 1);
  await house.fill("#password", PASSWORD);
  await house.press("form[action='/settings/password'] button");
  assert.match(await house.page.getByRole("status").first().textContent(), /The password is set/);
  await elsewhere.go("/people");
  assert.equal(new URL(elsewhere.page.url()).pathname, "/sign-in");
  await elsewhere.fill("#mail", "anna@example.com");
  await elsewhere.fill("#password", PASSWORD);
  await elsewhere.press("form[action='/sign-in'] button");
  assert.equal(new URL(elsewhere.page.url()).pathname, "/people");
  // And is signed out there from here.
  await house.go("/settings/sign-in");
  await house.press("form[action='/settings/sessions'] .link-button");
  assert.equal(await house.page.locator("form[action='/settings/sessions']").count(), 0);
  await elsewhere.go("/people");
  assert.equal(new URL(elsewhere.page.url()).pathname, "/sign-in");
  house.verified();
}

async function aLinkIsGoodOnce(open, options) {
  const house = await open(options);
  const link = await house.link("anna@example.com");
  const one = await house.visitor(options);
  // Looking at it does not use it up.
  await one.page.goto(link);
  await one.page.goto(link);
  await one.enter(link);
  assert.equal(new URL(one.page.url()).pathname, "/");
  const two = await house.visitor(options);
  await two.enter(link);
  assert.match(await two.page.locator("main").textContent(), /no longer good/);
  await two.go("/people");
  assert.equal(new URL(two.page.url()).pathname, "/sign-in");
}

export const theFirstStartWithoutScripts = (open) => firstStart(open, { scripts: false });
export const theFirstStartByKeyboard = (open) => firstStart(open, { keys: true });
export const theFirstStartOnAPhone = (open) => firstStart(open, { phone: true });
export const inAgainWithoutScripts = (open) => inAgain(open, { scripts: false });
export const inAgainByKeyboard = (open) => inAgain(open, { keys: true });
export const aPasswordIsSetWithoutScripts = (open) => aPasswordIsSet(open, { scripts: false });
export const aPasswordIsSetByKeyboard = (open) => aPasswordIsSet(open, { keys: true });
export const aLinkIsGoodOnceByKeyboard = (open) => aLinkIsGoodOnce(open, { keys: true });
export const aLinkIsGoodOnceWithoutScripts = (open) => aLinkIsGoodOnce(open, { scripts: false });
