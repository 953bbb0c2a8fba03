import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { openDialog } from "../dialogs.js";
import { going, isTyping } from "../typing.js";

// Keys for the whole page. Single letters can be switched off (somebody who speaks to the computer types by accident).
//
//   <body data-controller="keys" data-keys-letters-value="true">
//
//   Ctrl or Cmd K   the dialog #palette, else the field marked data-keys-target="search", else the people page
//   c               capture
//   g and a letter  the link marked data-go="LETTER"; g t and g p without any such link too
//   ?               the dialog #keys
const PAGES = { t: "/", p: "/people" };
const CAPTURE = "/capture";
const TOGETHER = 1200;

export default class extends Controller {
  static targets = ["search"];
  static values = { letters: { type: Boolean, default: true } };

  connect() {
    this.press = (event) => this.pressed(event);
    document.addEventListener("keydown", this.press);
  }

  disconnect() {
    document.removeEventListener("keydown", this.press);
    this.wait(false);
  }

  pressed(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.find();
    } else if (this.lettersValue && !isTyping(event) && this.letter(event.key)) {
      event.preventDefault();
    }
  }

  // Whether the letter meant something.
  letter(key) {
    const second = going.on;
    this.wait(false);
    if (second) return this.go(key.toLowerCase());
    if (key === "g") return this.wait(true);
    if (key === "?") return openDialog("keys");
    if (key !== "c") return false;
    Turbo.visit(CAPTURE);
    return true;
  }

  find() {
    if (openDialog("palette")) document.querySelector("#palette input")?.select();
    else if (this.hasSearchTarget) this.searchTarget.select();
    else Turbo.visit(PAGES.p);
  }

  go(letter) {
    const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
    const page = link?.href ?? PAGES[letter];
    if (page) Turbo.visit(page);
    return Boolean(page);
  }

  // Waits a moment for the letter after g.
  wait(on) {
    clearTimeout(this.timer);
    going.on = on;
    if (on) this.timer = setTimeout(() => (going.on = false), TOGETHER);
    return on;
  }
}
