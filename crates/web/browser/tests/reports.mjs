// The tests hear what browsers report: in every window, and of every breach of the content security policy.
import assert from "node:assert/strict";

async function breaches(house, visitor) {
  const before = house.complaints.length;
  await visitor.page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), { textContent: "window.broken = true" })));
  for (let waited = 0; house.complaints.length === before && waited < 100; waited += 1) await visitor.page.waitForTimeout(30);
  assert.equal(await visitor.page.evaluate(() => window.broken), undefined);
  assert.match(house.complaints[before], /Content Security Policy/);
}

export async function aBreachIsHeardInEveryWindow(open) {
  const house = await open();
  await breaches(house, house);
  assert.throws(() => house.wasQuiet());
  const beside = await house.beside();
  await beside.go("/people");
  await breaches(house, beside);
  const elsewhere = await house.visitor({ mail: "anna@example.com" });
  await breaches(house, elsewhere);
  const own = await house.browser.newContext();
  const page = await own.newPage();
  await page.goto(`${house.base}/sign-in`);
  await breaches(house, { page });
  house.expects(/Content Security Policy/);
}

export async function anErrorIsHeard(open) {
  const house = await open();
  await house.page.evaluate(() => setTimeout(() => window.nothing.of.the.kind));
  for (let waited = 0; !house.complaints.length && waited < 100; waited += 1) await house.page.waitForTimeout(30);
  assert.throws(() => house.wasQuiet());
  house.expects(/of undefined/);
}
