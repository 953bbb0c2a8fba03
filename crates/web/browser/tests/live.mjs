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
