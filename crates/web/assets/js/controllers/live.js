import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

// An open page follows when somebody else, or an import, changes something: what is shown is renewed in place, without
// a jump. While somebody types or has something unfolded, the page only says so and waits to be asked.
//
//   <div data-controller="live" data-live-seq-value="17"><p hidden data-live-target="notice">… <a href="/">…</a></p></div>
const AGAIN = 15_000;
// While the member is on the way to somewhere else, a renewal would take them back: nothing is renewed until they arrive,
// or until it is clear that they stay.
const LEAVES = ["turbo:visit", "turbo:submit-start"];
const STAYS = ["turbo:load", "turbo:render", "turbo:submit-end"];

export default class extends Controller {
  static values = { seq: Number };
  static targets = ["notice"];

  connect() {
    this.turned = () => (document.hidden ? this.stop() : this.start());
    this.leaves = () => this.stop();
    this.stays = () => {
      if (!document.hidden && !this.waits) this.start();
    };
    document.addEventListener("visibilitychange", this.turned);
    for (const sign of LEAVES) document.addEventListener(sign, this.leaves);
    for (const sign of STAYS) document.addEventListener(sign, this.stays);
    if (!document.hidden) this.start();
  }

  disconnect() {
    document.removeEventListener("visibilitychange", this.turned);
    for (const sign of LEAVES) document.removeEventListener(sign, this.leaves);
    for (const sign of STAYS) document.removeEventListener(sign, this.stays);
    this.stop();
  }

  // The page was renewed, perhaps in place: from here on it waits for what comes next.
  seqValueChanged() {
    if (this.waits) this.start();
    if (this.hasNoticeTarget) this.noticeTarget.hidden = true;
  }

  start() {
    this.stop();
    this.waits = new AbortController();
    this.wait(this.waits.signal);
  }

  stop() {
    this.waits?.abort();
    this.waits = undefined;
  }

  async wait(signal) {
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/live?seq=${this.seqValue}`, { signal, headers: { accept: "application/json" } });
        if (answer.redirected || answer.status === 403) return;
        if (answer.ok) {
          const { seq } = await answer.json();
          if (signal.aborted) return;
          if (seq === this.seqValue) continue;
          // A renewed page begins anew by its own number; one that stays as it is, because somebody writes or because
          // it could not be had, asks again later.
          this.changed();
        }
      } catch {
        // Aborted, or out of reach for now.
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  changed() {
    if (this.busy()) {
      if (this.hasNoticeTarget) this.noticeTarget.hidden = false;
    } else {
      Turbo.visit(location.href, { action: "replace" });
    }
  }

  // Somebody is in the middle of something: a field is written in, a part unfolded, a form on its way, a window open.
  busy() {
    if (document.querySelector("main details[open], dialog[open], form[aria-busy]")) return true;
    return [...document.querySelectorAll("main input, main textarea")].some((it) => it === document.activeElement || (it.type !== "hidden" && it.value !== it.defaultValue));
  }
}
