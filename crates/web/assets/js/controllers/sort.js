import { Controller } from "@hotwired/stimulus";
import { going, isTyping } from "../typing.js";

// One key for each choice of the sorting round: pressing it is pressing the element marked with it. It goes before
// the keys of the page (in the capturing phase), for "c" is a client here.
//
//   <form data-controller="sort"> <button data-key="c" name="role" value="client">Client <kbd class="kbd">c</kbd></button>
export default class extends Controller {
  connect() {
    this.press = (event) => this.pressed(event);
    document.addEventListener("keydown", this.press, true);
  }

  disconnect() {
    document.removeEventListener("keydown", this.press, true);
  }

  pressed(event) {
    if (isTyping(event) || going.on || this.element.querySelector("[aria-busy]") || this.element.ariaBusy === "true") return;
    const choice = this.element.querySelector(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (!choice) return;
    event.preventDefault();
    event.stopPropagation();
    choice.focus();
    choice.click();
  }
}
