// An ask from its plan to its answer, and what the answers bring: without scripts, and by keyboard alone.
import assert from "node:assert/strict";

/** Maria and Tom are glad of the work; Nora is known to Tom. */
async function three(open, options) {
  const house = await open(options);
  const [{ ids: maria }, { ids: tom }, { ids: nora }] = house.acts(
    { act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] },
    { act: "person.add", name: "Tom Berg", mail: "tom@example.com", roles: ["client"] },
    { act: "person.add", name: "Nora New", roles: ["other"] },
  );
  for (const { person } of [maria, tom]) {
    house.acts({ act: "person.sort", person, roles: ["client"], mood: "happy", circle: null }, { act: "person.circle", person, circle: null });
  }
  house.acts({ act: "tie.note", a: tom.person, b: nora.person, strength: "friendly" });
  const morning = (day) => house.acts({ at: `2026-03-${day}T09:00:00+01:00`, act: "touch.remark", person: maria.person, words: "-" });
  return { house, maria: maria.person, tom: tom.person, nora: nora.person, morning };
}

async function planned(open, options) {
  const { house, maria, morning } = await three(open, options);
  await house.go(`/ask?person=${maria}`);
  await house.fill("#on", "2026-03-04");
  await house.press("button[name=plan]");
  await house.page.waitForURL(/\/matters\//);
  morning("04");
  const duty = (await house.today()).find((it) => it.startsWith("P29"));
  assert.equal(duty, "P29 make Maria Keller");
  await house.press("article[data-rule=P29] a.button");
  await house.press("button:text-is('Sent')");
  assert.equal(house.times("ask.make") + house.times("duty.done"), 1);

  // Not now, she says, but in a week; then it is brought to mind.
  await house.go("/capture");
  await house.names("#who", "Maria Keller");
  await house.press("button[name=kind][value=no]");
  await house.fill("form[action='/do/ask.not_now'] [name=until]", "2026-03-11");
  await house.press("form[action='/do/ask.not_now'] button");
  morning("10");
  assert.ok(!(await house.today()).some((it) => it.endsWith("Maria Keller")));
  morning("11");
  assert.ok((await house.today()).includes("P4F ask_again Maria Keller"));
  house.verified();
}

async function answeredAtOnce(open, options) {
  const { house, maria } = await three(open, options);
  await house.go(`/ask?person=${maria}`);
  const form = "form[action='/do/promise.make']";
  await house.press("summary:text-is('They promised')");
  await house.fill(`${form} input[type=number]`, "2");
  await house.names(`${form} input[name='names[0].name']`, "Olga Orth");
  await house.fill(`${form} input[name=by]`, "2026-03-20");
  await house.press(`${form} button`);
  await house.page.waitForURL(/\/matters\//);
  const places = await house.page.$$eval(".place", (all) => all.map((it) => it.textContent.trim()));
  assert.equal(places.length, 2);
  assert.match(places[0], /^Olga Orth/);
  assert.ok((await house.today()).includes("P30 agreed Maria Keller"));
  house.verified();
}

/** Somebody else is asked for the same person: it is said, and done only by whoever says so once more. */
async function askedElsewhere(open, options) {
  const { house, maria, tom, nora } = await three(open, options);
  house.acts({ act: "ask.make", source: maria, channel: "talk", request: { wanted: [nora] } });
  await house.go(`/ask?person=${tom}`);
  await house.tick(`input[name='request.wanted[]'][value='${nora}']`);
  const digest = house.digest();
  await house.press("button:text-is('I asked')");
  assert.match(await house.alert(), /Maria Keller is already being asked for Nora New/);
  assert.equal(house.digest(), digest);
  if (house.scripts) await house.isAccessible("asked elsewhere");
  await house.press("button:text-is('Try again')");
  assert.match(await house.alert(), /Maria Keller is already being asked for Nora New/, "pressing again does not say it");
  assert.equal(house.digest(), digest);
  await house.tick("input[name='anyway:flag']");
  await house.press("button:text-is('Try again')");
  assert.equal(house.times("ask.make"), 2);
  const { matters } = JSON.parse(house.tell("--json", "person", tom));
  assert.deepEqual(matters.find(({ body }) => body.ask).body.ask.request.wanted, [nora]);
  house.verified();
}

/** A name they gave waits for an introduction; a number they gave is for calling at once. */
async function nameAndNumber(open, options) {
  const { house, morning } = await three(open, options);
  const given = async (act, name) => {
    await house.go("/capture");
    await house.names("#who", "Maria Keller");
    await house.press("button[name=kind][value=name]");
    const form = `form[action='/do/${act}']`;
    const folded = house.page.locator(`details:not([open]):has(${form}) summary`);
    if (await folded.count()) await house.press(`details:has(${form}) summary`);
    await house.names(`${form} input[name='person.name']`, name);
    await house.press(`${form} button`);
    await house.page.waitForURL(/\/matters\//);
  };
  await given("referral.name", "Olga Orth");
  await given("referral.allow_name", "Karl Kurz");
  const today = await house.today();
  assert.ok(today.includes("P33 try_1 Karl Kurz"), today.join(", "));
  assert.ok(!today.some((it) => it.startsWith("P33") && it.endsWith("Olga Orth")), "nobody writes to whoever was only named");
  assert.equal(today.filter((it) => it.startsWith("P30")).length, 2);
  morning("09");
  assert.ok((await house.today()).includes("P31 first Maria Keller"));
  house.verified();
}

export const plannedWithoutScripts = (open) => planned(open, { scripts: false });
export const plannedByKeyboard = (open) => planned(open, { keys: true });
export const answeredAtOnceWithoutScripts = (open) => answeredAtOnce(open, { scripts: false });
export const answeredAtOnceByKeyboard = (open) => answeredAtOnce(open, { keys: true });
export const askedElsewhereWithoutScripts = (open) => askedElsewhere(open, { scripts: false });
export const askedElsewhereByKeyboard = (open) => askedElsewhere(open, { keys: true });
export const aNameAndANumberWithoutScripts = (open) => nameAndNumber(open, { scripts: false });
export const aNameAndANumberByKeyboard = (open) => nameAndNumber(open, { keys: true });
