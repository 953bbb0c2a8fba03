import { Controller } from "@hotwired/stimulus";

// Takes an element away: by its own button, by Escape, or after some seconds if the page says so. It stays while
// somebody points at it or has the focus in it.
//
//   <div class="flash" role="status" data-controller="dismiss" data-dismiss-after-value="12" data-turbo-temporary>
//     <button class="link-button scripted" data-action="dismiss#away">Close</button>
export default class extends Controller {
  static values = { after: { type: Number, default: 0 } };

  connect() {
    this.escape = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) this.away();
    };
    document.addEventListener("keydown", this.escape);
    if (this.afterValue > 0) this.timer = setInterval(() => this.tick(), 1000);
    this.seconds = 0;
  }

  disconnect() {
    document.removeEventListener("keydown", this.escape);
    clearInterval(this.timer);
  }

  tick() {
    if (!this.element.matches(":hover, :focus-within")) this.seconds += 1;
    if (this.seconds >= this.afterValue) this.away();
  }

  away() {
    this.element.remove();
  }
}
