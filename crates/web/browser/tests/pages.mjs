// Every page as axe and the eye of a phone see it, in the firm to try.
const PAGES = ["/", "/people", "/people?q=maria", "/people/new", "/capture", "/referrals", "/sort", "/running", "/import", "/history", "/more", "/settings", "/settings/ideals", "/settings/rhythm", "/settings/members", "/settings/sign-in"];

async function looked(open, phone) {
  const house = await open({ demo: true, phone });
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
    if (!phone) await house.isReached(path);
    for (const colorScheme of ["light", "dark"]) {
      // Without motion: colours that fade into others would be looked at half way.
      await house.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await house.isAccessible(`${path} ${colorScheme} ${phone ? "phone" : "desk"}`);
    }
  }
}

export const onADesk = (open) => looked(open, false);
export const onAPhone = (open) => looked(open, true);

export async function beforeSigningIn(open) {
  const house = await open();
  await house.context.clearCookies();
  for (const path of ["/sign-in", "/enter?token=x", "/nowhere"]) {
    await house.page.goto(house.base + path);
    await house.isAccessible(path);
  }
  house.complaints.length = 0;
}
