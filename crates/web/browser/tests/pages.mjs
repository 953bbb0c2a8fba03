// Every page as axe and the eye of a phone see it, in the firm to try.
import { everyPage } from "../every.mjs";

async function looked(open, phone) {
  const house = await open({ demo: true, phone });
  for (const [, path] of await everyPage(house)) {
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
