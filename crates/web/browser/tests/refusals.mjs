// What must not do anything, or not twice.
import assert from "node:assert/strict";

async function withPromise(open) {
  const house = await open();
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  const [promise] = house.acts({ act: "promise.make", source: ids.person, count: 2 });
  return { house, promise: promise.ids.promise };
}

export async function aDoubleClickIsOneAct(open) {
  const { house, promise } = await withPromise(open);
  await house.go(`/matters/${promise}`);
  await house.press("summary:has-text('Let it go')");
  await house.leaves(() => house.page.locator("button:text-is('Let go')").dblclick());
  const acts = JSON.parse(house.tell("--json", "history")).events.filter((line) => line.act === "promise.let_go");
  assert.equal(acts.length, 1);
}

export async function aStalePageChangesNothing(open) {
  const { house, promise } = await withPromise(open);
  const other = await house.context.newPage();
  await house.go(`/matters/${promise}`);
  await other.goto(`${house.base}/matters/${promise}`);
  await house.press("summary:has-text('They took it back')");
  await house.press("button:text-is('Taken back')");
  const digest = house.digest();
  await other.locator("summary", { hasText: "Let it go" }).click();
  await other.locator("button:text-is('Let go')").click();
  await other.getByRole("alert").waitFor();
  assert.match(await other.getByRole("alert").textContent(), /changed this at/);
  assert.equal(house.digest(), digest);
}

export async function aFormWithoutItsTokenChangesNothing(open) {
  const { house, promise } = await withPromise(open);
  const digest = house.digest();
  for (const csrf of ["", "0".repeat(64)]) {
    const answer = await house.context.request.post(`${house.base}/do/promise.let_go`, { form: { csrf, promise }, maxRedirects: 0 });
    assert.equal(answer.status(), 403);
  }
  assert.equal(house.digest(), digest);
}

export async function anUnknownFieldIsRefusedInWords(open) {
  const { house, promise } = await withPromise(open);
  const digest = house.digest();
  await house.go(`/matters/${promise}`);
  const csrf = await house.page.locator("input[name=csrf]").first().getAttribute("value");
  const answer = await house.context.request.post(`${house.base}/do/promise.let_go`, { form: { csrf, promise, workspace_id: "x" }, maxRedirects: 0 });
  assert.equal(answer.status(), 422);
  assert.equal(house.digest(), digest);
}
