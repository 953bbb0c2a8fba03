// How heavy pages are and how calmly they come: bytes on the wire, what moves while a page comes, tasks that hold it up.
import assert from "node:assert/strict";

const PAGES = ["/", "/people", "/capture", "/referrals", "/sort", "/running", "/import", "/history", "/settings"];
const FIRST = 150_000;
const LATER = 30_000;

// What moves without having been asked to, and tasks over 50 ms after the first paint.
const watch = () => {
  window.seen = { moved: 0, long: 0 };
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (!it.hadRecentInput) window.seen.moved += it.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity;
    for (const it of list.getEntries()) if (it.startTime > painted) window.seen.long += 1;
  }).observe({ type: "longtask", buffered: true });
};

async function weighed(house, path) {
  const session = await house.context.newCDPSession(house.page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await house.page.goto(house.base + path);
  await house.page.waitForLoadState("load");
  await house.page.waitForTimeout(300);
  const seen = await house.page.evaluate(() => window.seen);
  await session.detach();
  return { bytes, ...seen };
}

async function light(open, phone) {
  const house = await open({ demo: true, phone });
  await house.context.addInitScript(watch);
  const session = await house.context.newCDPSession(house.page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
  const first = await weighed(house, "/");
  assert.ok(first.bytes <= FIRST, `the first page weighs ${first.bytes} bytes`);
  for (const path of PAGES) {
    const { bytes, moved, long } = await weighed(house, path);
    assert.ok(bytes <= LATER, `${path} weighs ${bytes} bytes`);
    assert.ok(moved <= 0.05, `${path} moves by ${moved}`);
    assert.ok(long <= 3, `${path} has ${long} long tasks`);
  }
}

export const onADesk = (open) => light(open, false);
export const onAPhone = (open) => light(open, true);
