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

async function idOf(house, name) {
  await house.go(`/people?q=${name.replace(" ", "+")}`);
  return (await house.page.locator(".row-link").first().getAttribute("href")).split("/").pop();
}

/** All of them: those that are always there, somebody's own, and where each duty of today leads. */
export async function everyPage(house) {
  const found = Object.entries(PAGES);
  const maria = await idOf(house, "Maria Lindqvist");
  const paul = await idOf(house, "Paul Brenner");
  found.push(
    ["person", `/people/${maria}`],
    ["person-ties", `/people/${maria}/ties`],
    ["person-edit", `/people/${maria}/edit`],
    ["capture-person", `/capture?person=${maria}`],
    ["capture-nice", `/capture/nice/${maria}`],
    ["capture-introduced", `/capture/introduced/${maria}`],
    ["ask", `/ask?person=${paul}`],
    ["settings-letter", `/settings/letters/P32_first?person=${maria}`],
  );
  await house.go("/");
  const duties = await house.page.$$eval("article.duty", (cards) => cards.map((card) => [`${card.dataset.rule}-${card.dataset.step}`, card.querySelector("a.button").getAttribute("href")]));
  const known = new Set(found.map(([, path]) => path));
  for (const [name, path] of duties) {
    if (!known.has(path)) found.push([`duty-${name}`, path]);
    known.add(path);
  }
  return found;
}
