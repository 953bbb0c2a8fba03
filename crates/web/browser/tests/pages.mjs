// Every page as axe and the eye of a phone see it, in the firm to try.
const PAGES = ["/", "/people", "/people?q=maria", "/people/new", "/capture", "/referrals", "/sort", "/running", "/import", "/history", "/more", "/settings", "/settings/ideals", "/settings/rhythm", "/settings/members", "/settings/sign-in"];

async function looked(open, phone, scheme) {
  const house = await open({ demo: true, phone });
  await house.page.emulateMedia({ colorScheme: scheme });
  const found = [...PAGES];
  await house.go("/people?q=maria+lindqvist");
  const person = await house.page.locator(".row-link").first().getAttribute("href");
  const id = person.split("/").pop();
  found.push(person, `${person}/edit`, `/capture?person=${id}`, `/capture/nice/${id}`, `/capture/introduced/${id}`);
  await house.go("/people?q=paul+brenner");
  found.push(`/ask?person=${(await house.page.locator(".row-link").first().getAttribute("href")).split("/").pop()}`);
  await house.go("/");
  const links = await house.page.$$eval("article.duty a.button", (all) => all.map((link) => link.getAttribute("href")));
  found.push(...new Set(links));
  for (const path of found) {
    await house.go(path);
    await house.isAccessible(`${path} ${scheme} ${phone ? "phone" : "desk"}`);
  }
}

export const onADeskInLight = (open) => looked(open, false, "light");
export const onAPhoneInDark = (open) => looked(open, true, "dark");

export async function beforeSigningIn(open) {
  const house = await open();
  await house.context.clearCookies();
  for (const path of ["/sign-in", "/enter?token=x", "/nowhere"]) {
    await house.page.goto(house.base + path);
    await house.isAccessible(path);
  }
  house.complaints.length = 0;
}
