// How heavy pages are and how calmly they come: bytes on the wire, what moves while a page comes, tasks that hold it up.
import assert from "node:assert/strict";
import { everyBeginning, everyPage } from "../every.mjs";

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

async function light(house, first, pages) {
  const heavy = [];
  const holds = (held, what) => held || heavy.push(what);
  await house.context.addInitScript(watch);
  const session = await house.context.newCDPSession(house.page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
  const { bytes } = await weighed(house, first);
  holds(bytes <= FIRST, `the first page weighs ${bytes} bytes`);
  for await (const [name, path] of pages) {
    if (!path) continue;
    const { bytes, moved, long } = await weighed(house, path);
    holds(bytes <= LATER, `${name} weighs ${bytes} bytes`);
    holds(moved <= 0.05, `${name} moves by ${moved}`);
    holds(long <= 3, `${name} has ${long} long tasks`);
  }
  assert.deepEqual(heavy, []);
}

async function tried(open, phone) {
  const house = await open({ demo: true, phone });
  await light(house, "/", everyPage(house));
}

async function begun(open, phone) {
  const house = await open({ empty: true, phone });
  await light(house, "/start", everyBeginning(house));
}

export const onADesk = (open) => tried(open, false);
export const onAPhone = (open) => tried(open, true);
export const theBeginningOnADesk = (open) => begun(open, false);
export const theBeginningOnAPhone = (open) => begun(open, true);
