import { Controller } from "@hotwired/stimulus";

// A form is sent once, however often somebody presses. (The server answers the same act with the same answer anyway;
// this only keeps the page calm.) Inside a duty, a good answer lets the duty slide away.
//
//   <form data-controller="once" method="post" action="…">
const LONGEST = 10_000;

export default class extends Controller {
  connect() {
    this.send = (event) => this.sent(event);
    this.end = (event) => this.ended(event);
    this.show = () => this.free();
    this.element.addEventListener("submit", this.send);
    this.element.addEventListener("turbo:submit-end", this.end);
    // Back from another page, as the browser kept this one.
    window.addEventListener("pageshow", this.show);
  }

  disconnect() {
    this.element.removeEventListener("submit", this.send);
    this.element.removeEventListener("turbo:submit-end", this.end);
    window.removeEventListener("pageshow", this.show);
    this.free();
  }

  sent(event) {
    if (this.busy) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.defaultPrevented) return;
    this.busy = true;
    // A download answers without leaving the page and without telling anybody.
    this.timer = setTimeout(() => this.free(), LONGEST);
    this.element.setAttribute("aria-busy", "true");
    // After the browser has read the form: a disabled button would not tell its name and value.
    setTimeout(() => {
      if (this.busy) for (const button of this.buttons()) button.disabled = true;
    });
  }

  ended({ detail }) {
    if (detail.success) this.element.closest(".duty")?.setAttribute("data-leaving", "");
    this.free();
  }

  free() {
    clearTimeout(this.timer);
    if (!this.busy) return;
    this.busy = false;
    this.element.removeAttribute("aria-busy");
    for (const button of this.buttons()) button.disabled = false;
  }

  // Those in the form and those elsewhere that name it; but none that the page itself has disabled.
  buttons() {
    const all = [...this.element.elements].filter((it) => it.matches("button:not([type=button]), input[type=submit]"));
    if (this.busy) this.ours = all.filter((it) => !it.disabled);
    return this.ours ?? [];
  }
}
