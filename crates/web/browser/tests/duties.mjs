// The words beside a duty: noted, put off, handed over, dropped, and undone; without scripts, and by keyboard alone.
import assert from "node:assert/strict";

const THANKS = "P30 agreed Maria Keller";

/** Maria has promised somebody this morning, and Ben works here as well. */
async function promised(open, options) {
  const house = await open(options);
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts(
    { act: "person.circle", person: ids.person, circle: null },
    { act: "promise.make", source: ids.person },
    { act: "member.add", name: "Ben Koch", mail: "ben@example.com", role: "member" },
  );
  const morning = (day) => house.acts({ at: `2026-03-${day}T09:00:00+01:00`, act: "touch.remark", person: ids.person, words: "-" });
  await house.sees(THANKS);
  return { house, maria: ids.person, morning };
}

/** Unfolds the words beside the only duty, and presses one of them. */
async function said(house, act, field, text) {
  const form = `article.duty form[action='/do/${act}']`;
  await house.press("article.duty summary");
  if (field) await house.fill(`${form} [name=${field}]`, text);
  await house.press(`${form} button`);
}

/** Takes back what was just done, where the page says that it was done. */
async function undone(house) {
  await house.press(".flash form[action='/undo'] button");
  await house.sees(THANKS);
}

async function noted(open, options) {
  const { house } = await promised(open, options);
  const words = "We met at the market, and I said thank you.";
  await said(house, "duty.note", "words", words);
  await undone(house);
  await said(house, "duty.note", "words", words);
  await house.sees();
  assert.equal(house.times("duty.note"), 2);
}

async function putOff(open, options) {
  const { house, morning } = await promised(open, options);
  await said(house, "duty.put_off", "until", "2026-03-04");
  await undone(house);
  await said(house, "duty.put_off", "until", "2026-03-04");
  await house.sees();
  morning("03");
  await house.sees();
  morning("04");
  await house.sees(THANKS);
}

async function putOffToThePast(open, options) {
  const { house } = await promised(open, options);
  const digest = house.digest();
  await said(house, "duty.put_off", "until", "2026-02-27");
  assert.match(await house.alert(), /a day that is still to come/);
  assert.equal(await house.page.inputValue("main [name=until]"), "2026-02-27");
  assert.equal(house.digest(), digest);
  await house.press("main a:text-is('Back without changing anything')");
  await house.sees(THANKS);
  // What was refused is put right where it was refused.
  await said(house, "duty.put_off", "until", "2026-02-27");
  await house.fill("main [name=until]", "2026-03-04");
  await house.press("button:text-is('Try again')");
  await house.sees();
}

async function handedOver(open, options) {
  const { house } = await promised(open, options);
  const ben = await house.visitor({ mail: "ben@example.com", ...options });
  await ben.sees();
  await house.press("article.duty summary");
  await house.choose("article.duty select[name=to]", "Ben Koch");
  await house.press("article.duty form[action='/do/duty.hand_over'] button");
  await ben.sees(THANKS);
  await undone(house);
  await ben.sees();
}

async function dropped(open, options) {
  const { house, morning } = await promised(open, options);
  await said(house, "duty.drop", "reason", "She does not care for thanks.");
  await undone(house);
  await said(house, "duty.drop", "reason", "She does not care for thanks.");
  await house.sees();
  // The promise stays open: it is brought to mind as any other.
  morning("16");
  await house.sees("P32 first Maria Keller");
}

/** What is only proposed is put off or dropped as well, and taken up by asking. */
async function proposed(open, options) {
  const house = await open(options);
  const proposal = "P43 propose Maria Keller";
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.sort", person: ids.person, roles: ["client"], mood: "happy", circle: null }, { act: "person.circle", person: ids.person, circle: null });
  const morning = (day) => house.acts({ at: `2026-03-${day}T09:00:00+01:00`, act: "touch.remark", person: ids.person, words: "-" });
  await house.sees(proposal);
  await said(house, "person.put_off_ask", "until", "2026-03-04");
  await house.sees();
  morning("04");
  await house.sees(proposal);
  await said(house, "person.drop_ask", "reason", "She moves house.");
  await house.press(".flash form[action='/undo'] button");
  await house.sees(proposal);
  await house.press("article.duty a.button");
  await house.press("button:text-is('I asked')");
  await house.sees();
  // A week later there should be an answer.
  morning("11");
  await house.sees("P29 first Maria Keller");
}

export const notedWithoutScripts = (open) => noted(open, { scripts: false });
export const notedByKeyboard = (open) => noted(open, { keys: true });
export const putOffWithoutScripts = (open) => putOff(open, { scripts: false });
export const putOffByKeyboard = (open) => putOff(open, { keys: true });
export const putOffToThePastIsPutRight = (open) => putOffToThePast(open, {});
export const putOffToThePastIsPutRightWithoutScripts = (open) => putOffToThePast(open, { scripts: false });
export const handedOverWithoutScripts = (open) => handedOver(open, { scripts: false });
export const handedOverByKeyboard = (open) => handedOver(open, { keys: true });
export const droppedWithoutScripts = (open) => dropped(open, { scripts: false });
export const droppedByKeyboard = (open) => dropped(open, { keys: true });
export const proposedWithoutScripts = (open) => proposed(open, { scripts: false });
export const proposedByKeyboard = (open) => proposed(open, { keys: true });
