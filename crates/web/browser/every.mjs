// Every page there is to be looked at, one after the other: `for await (const [name, path] of everyPage(house))`. The
// browser stands on it then; a page that no address alone leads to, such as a refused form, comes without a path.
import assert from "node:assert/strict";

// Every page of the firm to try, by a name and an address.
const PAGES = {
  today: "/",
  people: "/people",
  "people-found": "/people?q=maria",
  "people-ready": "/people?role=ready",
  "people-new": "/people/new",
  capture: "/capture",
  referrals: "/referrals",
  sort: "/sort",
  running: "/running",
  meetings: "/meetings",
  import: "/import",
  pictures: "/pictures",
  history: "/history",
  more: "/more",
  settings: "/settings",
  "settings-ideals": "/settings/ideals",
  "settings-letters": "/settings/letters",
  "settings-rhythm": "/settings/rhythm",
  "settings-members": "/settings/members",
  "settings-calendar": "/settings/calendar",
  "settings-sign-in": "/settings/sign-in",
};

// What can have happened, as far as more is to be said of it.
const KINDS = ["met", "promised", "name", "introduced", "yes", "no", "nice", "complained", "request", "gave", "other"];

const LETTER = "/settings/letters/P32_first";

async function idOf(house, name) {
  await house.go(`/people?q=${name.replace(" ", "+")}`);
  return (await house.page.locator(".row-link").first().getAttribute("href")).split("/").pop();
}

/** What has an address: the pages that are always there, somebody's own, and where each duty of today leads. */
async function addresses(house) {
  const found = Object.entries(PAGES);
  const maria = await idOf(house, "Maria Lindqvist");
  const paul = await idOf(house, "Paul Brenner");
  found.push(
    ["person", `/people/${maria}`],
    ["person-ties", `/people/${maria}/ties`],
    ["person-edit", `/people/${maria}/edit`],
    ["capture-person", `/capture?person=${maria}`],
    ...KINDS.map((kind) => [`capture-${kind}`, `/capture/${kind}/${maria}`]),
    ["ask", `/ask?person=${paul}`],
    ["sort-mood", `/sort?person=${maria}&role=client`],
    ["settings-letter", `${LETTER}?person=${maria}`],
  );
  await house.go("/");
  const duties = await house.page.$$eval("article.duty", (cards) => cards.map((card) => [`${card.dataset.rule}-${card.dataset.step}`, card.querySelector("a.button").getAttribute("href")]));
  const known = new Set(found.map(([, path]) => path));
  for (const [name, path] of duties) {
    if (!known.has(path)) found.push([`duty-${name}`, path]);
    known.add(path);
  }
  return { found, maria, paul };
}

/** What opens on a page: the keys, the search for everything, the people found while a name is typed. */
async function* opened(house, paul) {
  const { page } = house;
  const suggested = async (field) => {
    await page.locator(field).first().pressSequentially("mar");
    await page.locator(".suggest li").first().waitFor();
  };
  await house.go("/");
  await page.keyboard.press("?");
  await page.locator("#keys[open]").waitFor();
  yield ["keys"];
  await house.go("/");
  await page.keyboard.press("Control+k");
  await suggested("#find");
  yield ["palette"];
  await house.go("/capture");
  await suggested("#who");
  yield ["capture-typed"];
  await house.go(`/ask?person=${paul}`);
  await page.locator("form[action='/do/promise.make']").evaluate((form) => (form.closest("details").open = true));
  await suggested("form[action='/do/promise.make'] input[name='names[0].name']");
  yield ["ask-typed"];
}

/** Forms that were refused, each with what is to be put right. */
async function* refused(house, maria) {
  const { page } = house;
  const pressed = async (form) => {
    await house.leaves(() => page.locator(`form[action='${form}'] button`).first().click());
    assert.ok(await page.locator("[role=alert]").count(), `${form} was not refused`);
  };
  await house.go("/capture");
  await pressed("/capture");
  yield ["refused-capture"];
  await house.go("/capture");
  await house.names("#who", "Ma");
  await house.leaves(() => page.locator("button[value=met]").click());
  await page.locator("input[name=new]").waitFor();
  yield ["capture-which"];
  await house.go("/running");
  await page.check("input[value=conversation]");
  await house.names("#source", "Nora Nowhere");
  await pressed("/running");
  yield ["refused-running"];
  await house.go("/");
  await page.fill("#line", "10:30 Ma, whenever Paul");
  await house.leaves(() => page.locator("form[action='/meetings'] button").click());
  yield ["refused-meetings"];
  await house.go("/settings/rhythm");
  await page.fill("#s-capacity", "0");
  await pressed("/settings/rhythm");
  yield ["refused-rhythm"];
  await house.go("/settings/members");
  await page.locator("main details").first().evaluate((it) => (it.open = true));
  const known = await page.locator(".row .quiet-text").first().textContent();
  await page.fill("form[action='/do/member.add'] input[name=name]", "Somebody Twice");
  await page.fill("form[action='/do/member.add'] input[name=mail]", known);
  await pressed("/do/member.add");
  yield ["refused-member"];
  await house.go(`/people/${maria}/edit`);
  await page.fill("#mails", "not an address");
  await pressed(`/people/${maria}/edit`);
  yield ["refused-person"];
  await house.go(`${LETTER}?person=${maria}`);
  await page.fill("#body", "{{ greeting }}\n\nAbout {{ salary }}.");
  await house.leaves(() => page.locator("form:has(#body) button").first().click());
  yield ["refused-letter"];
  // Whoever pressed on a page that somebody else has overtaken.
  await house.go("/settings");
  const other = await house.beside();
  await other.go("/settings");
  await other.fill("#phone", "030 1234567");
  await other.press("form[action='/do/firm.describe'] button");
  await other.page.close();
  await pressed("/do/firm.describe");
  yield ["refused-overtaken"];
  await house.go("/import");
  await page.setInputFiles("#file", house.file("picture.png", "\x89PNG\r\n\x1a\n\0\0\0"));
  await house.leaves(() => page.locator("form[enctype] button").click());
  assert.ok(await page.locator("#wrong").count(), "a picture is no address book");
  yield ["refused-import"];
}

const TABLE = "Name,Mail,Shoe size\nMaria Lindqvist,maria.l@elsewhere.example,38\nNils Holm,nils@holm.example,44\n,nobody,\nIda Berg,not an address,40\n";

/** A book that comes in: looked at, looked at once more, taken, and nothing new in it. */
async function* taken(house) {
  const { page } = house;
  const handed = async (name, text) => {
    await house.go("/import");
    await page.setInputFiles("#file", house.file(name, text));
    await house.leaves(() => page.locator("form[enctype] button").click());
  };
  const path = () => new URL(page.url()).pathname;
  await handed("table.csv", TABLE);
  yield ["import-preview", path()];
  await page.selectOption("#c3", "note");
  await house.leaves(() => page.locator("button[name=take] + button").click());
  yield ["import-preview-again"];
  await house.leaves(() => page.locator("button[name=take]").click());
  yield ["import-taken", path()];
  await handed("again.csv", TABLE);
  await house.leaves(() => page.locator("button[name=take]").click());
  yield ["import-taken-again", path()];
  await house.go("/import");
  yield ["import-made", "/import"];
}

async function* gone(house, pages) {
  for (const [name, path] of pages) {
    await house.go(path);
    yield [name, path];
  }
}

/** Every page of the firm to try; what changes something there comes last. */
export async function* everyPage(house) {
  const { found, maria, paul } = await addresses(house);
  yield* gone(house, found);
  yield* opened(house, paul);
  yield* refused(house, maria);
  yield* taken(house);
}

/** The pages by their addresses alone, which change nothing. */
export async function* everyAddress(house) {
  yield* gone(house, (await addresses(house)).found);
}

/** The pages of a store in which nobody has founded anything yet: the first start, the first week, the door. */
export async function* everyBeginning(house) {
  const { page } = house;
  const presses = (form) => house.leaves(() => page.locator(`form[action='${form}'] button`).first().click());
  yield* gone(house, [["start", "/start"]]);
  const written = { firm: "Weber & Co", owner: "Anna Weber", mail: "anna@example.com", password: "seven green lamps", zone: "Nowhere" };
  for (const [field, text] of Object.entries(written)) await page.fill(`#${field}`, text);
  await presses("/start");
  yield ["refused-start"];
  await page.fill("#zone", "Europe/Berlin");
  await page.fill("#password", written.password);
  await presses("/start");
  const none = ["people", "people-ready", "people-found", "sort", "referrals", "meetings", "pictures", "history", "import", "settings-ideals"];
  yield* gone(house, [["first-week", "/"], ...none.map((name) => [`${name}-none`, PAGES[name]])]);
  house.acts({ act: "person.add", name: "Maria Keller", roles: ["client"] }, { act: "person.add", name: "Tom Berg" });
  yield* gone(house, [["first-week-begun", "/"]]);
  await house.go("/settings");
  await presses("/sign-out");
  yield* gone(house, [["sign-in", "/sign-in"], ["enter", "/enter?token=x"]]);
  await presses("/enter");
  yield ["enter-old"];
  await house.go("/sign-in");
  await page.fill("#mail", written.mail);
  await page.fill("#password", "not the password");
  await presses("/sign-in");
  yield ["refused-sign-in"];
  house.expects(/status of 404.*\/nowhere/);
  await page.goto(`${house.base}/nowhere`);
  yield ["nothing"];
}
