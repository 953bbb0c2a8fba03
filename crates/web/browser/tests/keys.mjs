// By keyboard alone.
import assert from "node:assert/strict";

export async function fromAnywhere(open) {
  const house = await open({ demo: true });
  const { page } = house;
  const at = async (path) => {
    await page.waitForURL((url) => url.pathname === path);
    await house.settled();
  };
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await at("/people");
  await page.keyboard.press("c");
  await at("/capture");
  await page.keyboard.press("Tab");
  await page.locator("h1").click();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await at("/");
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys").evaluate((dialog) => dialog.open));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("maria lind");
  await page.locator(".suggest li", { hasText: "Maria Lindqvist" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
}

export async function theSkipLinkComesFirst(open) {
  const house = await open({ demo: true });
  await house.go("/people");
  await house.page.keyboard.press("Tab");
  assert.equal(await house.page.evaluate(() => document.activeElement.textContent), "To the page");
}

export async function aDutyIsDoneByTabAndEnter(open) {
  const house = await open();
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null }, { act: "promise.make", source: ids.person });
  await house.go("/");
  const focused = async (text) => {
    for (let steps = 0; steps < 60; steps += 1) {
      await house.page.keyboard.press("Tab");
      if ((await house.page.evaluate(() => document.activeElement.textContent.trim())) === text) return;
    }
    throw new Error(`${text} was not reached`);
  };
  await focused("Thank");
  await house.page.keyboard.press("Enter");
  await house.page.waitForURL(/\/write\//);
  await house.settled();
  await focused("Sent");
  await house.page.keyboard.press("Enter");
  await house.page.waitForURL(`${house.base}/`);
  await house.sees();
}
