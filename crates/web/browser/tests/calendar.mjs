// Meetings from a calendar: a file, and an address that a member named.
import assert from "node:assert/strict";
import { createServer } from "node:http";

const event = (...lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");

// The clock of the house stands on Monday, 2 March 2026.
const DAYS = [
  "BEGIN:VCALENDAR", "VERSION:2.0",
  event("UID:1", "SUMMARY:Coffee & cake", "DTSTART;TZID=Europe/Berlin:20260302T103000", "DURATION:PT45M", "ATTENDEE;CN=M:mailto:maria@example.com"),
  event("UID:2", "SUMMARY:Call with Tom Berg", "DTSTART;TZID=W. Europe Standard Time:20260303T140000"),
  event("UID:3", "SUMMARY:<b>Every week</b>", "DTSTART;TZID=Europe/Berlin:20240104T090000", "RRULE:FREQ=WEEKLY", "ATTENDEE:mailto:maria@example.com"),
  event("UID:4", "SUMMARY:Holiday", "DTSTART;VALUE=DATE:20260304"),
  event("UID:5", "SUMMARY:Broken"),
  "END:VCALENDAR", "",
].join("\r\n");

async function withPeople(open, settings) {
  const house = await open(settings);
  for (const [name, mail] of [["Maria Keller", "maria@example.com"], ["Tom Berg", "tom@example.com"]]) house.acts({ act: "person.add", name, mail });
  return house;
}

const planned = (house) => JSON.parse(house.tell("--json", "history")).events.filter((line) => line.act === "meeting.plan").length;

async function aFileIsTicked(house, scripts = true) {
  const { page } = house;
  // Without scripts nothing can look at a page from within.
  const looked = (what) => (scripts ? house.isAccessible(what) : null);
  await house.go("/");
  await house.press("a:text-is('From your calendar')");
  await looked("meetings");
  await page.locator("#file").setInputFiles(house.file("days.ics", DAYS));
  await house.press("button:text-is('Look at it')");
  await looked("a calendar file");
  assert.equal(await page.locator("input[name=take]").count(), 3);
  assert.deepEqual(await page.$$eval("input[name=take]", (all) => all.map((it) => it.checked)), [true, false, true]);
  assert.match(await page.locator("main").textContent(), /<b>Every week<\/b>/);
  assert.match(await page.locator("details").textContent(), /does not say when it begins/);
  // Ticked without anybody chosen: what is clear is noted, and it is said what is missing.
  const call = page.getByLabel(/Call with Tom Berg/);
  if (house.keys) {
    await house.reach(call, "the call");
    await page.keyboard.press("Space");
  } else await call.check();
  await house.press("button:text-is('Note the ticked ones')");
  assert.equal(await page.locator("text=noted already").count(), 2);
  await looked("a question");
  const who = page.getByLabel("Who is it?");
  if (house.keys) {
    await house.reach(who, "who it is");
    await page.keyboard.type("Tom");
  } else await who.selectOption({ label: "Tom Berg" });
  await house.press("button:text-is('Note the ticked ones')");
  assert.equal(new URL(page.url()).pathname, "/");
  assert.equal(planned(house), 3);
  // The same file again changes nothing.
  const digest = house.digest();
  await house.go("/meetings");
  await page.locator("#file").setInputFiles(house.file("again.ics", DAYS));
  await house.press("button:text-is('Look at it')");
  assert.equal(await page.locator("text=noted already").count(), 3);
  assert.equal(await page.locator("input[name=take]").count(), 0);
  assert.equal(house.digest(), digest);
  house.verified();
}

export async function aFileOnADesk(open) {
  await aFileIsTicked(await withPeople(open));
}

export async function aFileOnAPhoneWithoutScripts(open) {
  await aFileIsTicked(await withPeople(open, { phone: true, scripts: false }), false);
}

export async function aFileOnAPhone(open) {
  await aFileIsTicked(await withPeople(open, { phone: true }));
}

export async function aFileByKeyboardAlone(open) {
  await aFileIsTicked(await withPeople(open, { keys: true }));
}

export async function aCalendarIsWelcomeWithTheAddressBook(open) {
  const house = await withPeople(open);
  await house.go("/import");
  await house.page.locator("input[type=file]").setInputFiles(house.file("days.ics", DAYS));
  await house.press("form[enctype] button");
  assert.match(house.page.url(), /\/meetings\/file\//);
  assert.equal(await house.page.locator("input[name=take]").count(), 3);
}

export async function anAddressIsNamedReadAndForgotten(open) {
  let [asked, well] = [0, true];
  const server = createServer((request, response) => {
    asked += 1;
    if (!well) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/calendar" }).end(DAYS);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const house = await withPeople(open, { feeds: true });
    const { page } = house;
    await house.go("/meetings");
    await house.press("a:text-is('Name your calendar')");
    await house.isAccessible("naming a calendar");
    await house.fill("#address", "http://10.0.0.1/");
    await house.press("button:text-is('Keep it and read it')");
    assert.match(await page.getByRole("alert").first().textContent(), /private network/);
    await house.isAccessible("a calendar that cannot be read");
    await house.go("/settings/calendar");
    await house.fill("#address", `http://127.0.0.1:${server.address().port}/secret-path/basic.ics`);
    await house.press("button:text-is('Keep it and read it')");
    assert.equal(await page.locator("input[name=take]").count(), 3);
    await house.isAccessible("meetings of a named calendar");
    assert.equal(asked, 1);
    assert.doesNotMatch(await page.content(), /secret-path/);
    await house.press("button:text-is('Note the ticked ones')");
    assert.equal(planned(house), 2);
    await house.go("/meetings");
    assert.equal(asked, 1);
    assert.equal(await page.locator("text=noted already").count(), 2);
    await house.go("/settings/calendar");
    assert.doesNotMatch(await page.content(), /secret-path/);
    await house.press("button:text-is('Forget it')");
    assert.match(await page.getByRole("status").first().textContent(), /forgotten/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
