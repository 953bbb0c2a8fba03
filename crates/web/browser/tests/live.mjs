// An open Today follows what others do.
import assert from "node:assert/strict";

async function withSomebody(open) {
  const house = await open();
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  await house.page.goto(`${house.base}/`);
  await house.page.locator("h1").waitFor();
  return { house, promise: { act: "promise.make", source: ids.person } };
}

export async function aNewDutyComesByItself(open) {
  const { house, promise } = await withSomebody(open);
  house.acts(promise);
  await house.page.locator("article[data-rule=P30]").waitFor({ timeout: 10_000 });
}

export async function whoWritesIsNotDisturbed(open) {
  const { house, promise } = await withSomebody(open);
  await house.page.fill("#line", "10:00 Mar");
  house.acts(promise);
  await house.page.locator("[data-live-target=notice]").waitFor({ timeout: 10_000 });
  assert.equal(await house.page.inputValue("#line"), "10:00 Mar");
  await house.page.locator("[data-live-target=notice] a").click();
  await house.page.locator("article[data-rule=P30]").waitFor();
}

// Somebody else acts while the member is on the way to another page: they arrive there, and are not taken back.
export async function whoIsOnTheirWayArrives(open) {
  const { house, promise } = await withSomebody(open);
  await house.page.route("**/people", async (route) => {
    house.acts(promise);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await house.page.locator("nav a[href='/people']").first().click();
  await house.page.waitForURL((url) => url.pathname === "/people", { timeout: 10_000 });
  await house.settled();
  assert.equal(new URL(house.page.url()).pathname, "/people");
}

// What one member hands to another comes to their open Today by itself, and leaves it when it is taken back.
export async function whatIsHandedOverComesAndGoes(open) {
  const { house, promise } = await withSomebody(open);
  house.acts({ act: "member.add", name: "Ben Koch", mail: "ben@example.com", role: "member" }, promise);
  const ben = await house.visitor({ mail: "ben@example.com" });
  await ben.sees();
  await house.go("/");
  await house.press("article.duty summary");
  await house.press("article.duty form[action='/do/duty.hand_over'] button");
  await ben.page.locator("article[data-rule=P30]").waitFor();
  await house.press(".flash form[action='/undo'] button");
  await ben.page.locator("article[data-rule=P30]").waitFor({ state: "detached" });
  house.verified();
}

// The page carries the number of the very moment it was read at: what it already shows does not renew it.
export async function nothingIsRenewedThatIsNew(open) {
  const { house, promise } = await withSomebody(open);
  house.acts(promise);
  await house.page.locator("article[data-rule=P30]").waitFor({ timeout: 10_000 });
  await house.settled();
  let renewed = 0;
  house.page.on("request", (request) => {
    if (request.isNavigationRequest() || request.headers().accept?.includes("text/html")) renewed += 1;
  });
  await house.page.waitForTimeout(1500);
  assert.equal(renewed, 0);
}
