// An address book comes in as vCard or as a table: looked at first, taken, and taken back.
import assert from "node:assert/strict";

const CARDS = ["Maria Keller", "Tom Berg", "Ann Lee"]
  .map((name) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:${name.split(" ").reverse().join(";")};;;\r\nEMAIL:${name.split(" ")[0].toLowerCase()}@example.com\r\nEND:VCARD\r\n`)
  .join("");
const TABLE = "First Name;Last Name;E-mail Address;Shoe size;Remarks\nMaria;Keller;maria@example.com;38;likes tea\nNora;New;nora@example.com;40;met in Lisbon\n;;not an address;;\n";

async function looksAt(house, name, text) {
  await house.go("/import");
  await house.hands("#file", house.file(name, text));
  await house.press("form[enctype] button");
}

const lead = async (house) => (await house.page.locator(".page-lead").textContent()).trim();
const rows = (house) => house.page.$$eval("main .list .row", (all) => all.map((it) => it.innerText.replace(/\s+/g, " ").trim()));
const people = (house) => JSON.parse(house.tell("--json", "people")).people.map(({ name }) => name).sort();

/** Takes back what came in, by the link beside it. */
async function takenBack(house, file) {
  await house.go("/import");
  assert.match((await rows(house)).find((row) => row.startsWith(file)), /Undo/);
  await house.press("form[action$='/undo'] .link-button");
  assert.match((await rows(house)).find((row) => row.startsWith(file)), /undone$/);
  house.verified();
}

async function cards(open, options) {
  const house = await open(options);
  const before = house.digest();
  await looksAt(house, "book.vcf", CARDS);
  assert.match(await lead(house), /3 records: 3 would be new/);
  assert.deepEqual(await rows(house), ["Maria Keller new", "Tom Berg new", "Ann Lee new"]);
  assert.equal(house.digest(), before, "looking changes nothing");
  await house.press("button[name=take]");
  assert.match(await lead(house), /3 new, 0 changed/);
  await house.sees();
  assert.match(await house.page.locator("main").textContent(), /3 people have no place yet|first ten/);
  assert.deepEqual(people(house), ["Ann Lee", "Maria Keller", "Tom Berg"]);

  // The same book once more is nothing new.
  const digest = house.digest();
  await looksAt(house, "again.vcf", CARDS);
  assert.match(await lead(house), /0 would be new, 0 would be changed, 3 stay as they are/);
  await house.press("button[name=take]");
  assert.match(await house.page.locator("h1").textContent(), /Nothing new/);
  assert.equal(house.digest(), digest);

  await takenBack(house, "book.vcf");
  assert.deepEqual(people(house), []);
  await house.sees();
}

async function aTable(open, options) {
  const house = await open(options);
  const { page } = house;
  const [{ ids }] = house.acts({ act: "person.add", name: "Maria Keller", mail: "maria@example.com", roles: ["client"] });
  house.acts({ act: "person.circle", person: ids.person, circle: null });
  const before = house.digest();
  await looksAt(house, "table.csv", TABLE);
  assert.match(await lead(house), /3 records: 1 would be new, 1 would be changed/);
  const meanings = () => page.$$eval("table.plain tbody tr", (all) => Object.fromEntries(all.map((it) => [it.cells[0].innerText.trim(), it.cells[1].innerText.trim()])));
  assert.match((await meanings())["E-mail Address"], /mail/);

  // The shoe size is nobody's business.
  const shoe = page.locator("tr", { hasText: "Shoe size" }).locator("select");
  const id = await shoe.getAttribute("id");
  await house.choose(`#${id}`, "leave out");
  await house.press("button[name=take] + button");
  assert.match((await meanings())["Shoe size"], /as you said/);
  assert.equal(house.digest(), before, "looking changes nothing");
  await house.choose(`#${id}`, "leave out");
  await house.press("button[name=take]");
  assert.match(await lead(house), /1 new, 1 changed/);
  assert.deepEqual(people(house), ["Maria Keller", "Nora New"]);
  await house.go(`/people/${ids.person}`);
  assert.match(await page.locator("main").textContent(), /likes tea/);
  assert.doesNotMatch(await page.locator("main").textContent(), /Shoe size/);

  await takenBack(house, "table.csv");
  assert.deepEqual(people(house), ["Maria Keller"]);
  await house.go(`/people/${ids.person}`);
  assert.doesNotMatch(await page.locator("main").textContent(), /likes tea/);
  await house.sees();
}

/** What was said of a column and looked at once more is what is taken. */
async function asItWasLookedAt(open, options) {
  const house = await open(options);
  const { page } = house;
  await looksAt(house, "table.csv", TABLE);
  const id = await page.locator("tr", { hasText: "Shoe size" }).locator("select").getAttribute("id");
  await house.choose(`#${id}`, "leave out");
  await house.press("button[name=take] + button");
  assert.match(await page.locator("tr", { hasText: "Shoe size" }).textContent(), /left out as you said/);
  await house.press("button[name=take]");
  assert.deepEqual(people(house), ["Maria Keller", "Nora New"]);
  assert.doesNotMatch(house.tell("--json", "person", JSON.parse(house.tell("--json", "people")).people[0].id), /Shoe size/);
}

/** Taken back only while nothing builds on it; else it is said what. */
async function builtOn(open, options) {
  const house = await open(options);
  await looksAt(house, "book.vcf", CARDS);
  await house.press("button[name=take]");
  const maria = JSON.parse(house.tell("--json", "people")).people.find(({ name }) => name === "Maria Keller").id;
  house.acts({ act: "promise.make", source: maria });
  const digest = house.digest();
  await house.go("/import");
  await house.press("form[action$='/undo'] .link-button");
  assert.match(await house.page.locator("main").textContent(), /That did not work/);
  assert.equal(house.digest(), digest);
  await house.sees("P30 agreed Maria Keller");
}

async function noBook(open, options) {
  const house = await open(options);
  const digest = house.digest();
  await looksAt(house, "picture.png", "\x89PNG\r\n\x1a\n\0\0\0");
  assert.notEqual(await house.alert(), "");
  assert.equal(house.digest(), digest);
  // The next file is looked at as if nothing had been.
  await house.hands("#file", house.file("book.vcf", CARDS));
  await house.press("form[enctype] button");
  assert.match(await lead(house), /3 records/);
  house.verified();
}

export const cardsWithoutScripts = (open) => cards(open, { scripts: false });
export const cardsByKeyboard = (open) => cards(open, { keys: true });
export const cardsOnAPhone = (open) => cards(open, { phone: true });
export const aTableWithoutScripts = (open) => aTable(open, { scripts: false });
export const aTableByKeyboard = (open) => aTable(open, { keys: true });
export const whatWasLookedAtIsTakenWithoutScripts = (open) => asItWasLookedAt(open, { scripts: false });
export const whatWasLookedAtIsTakenByKeyboard = (open) => asItWasLookedAt(open, { keys: true });
export const whatWasBuiltOnStays = (open) => builtOn(open, {});
export const whatIsNoBookIsRefusedWithoutScripts = (open) => noBook(open, { scripts: false });
export const whatIsNoBookIsRefusedByKeyboard = (open) => noBook(open, { keys: true });
