import { Controller } from "@hotwired/stimulus";

// A letter and its ways out. Nothing is sent from here: copying and the member's own mail program only take the words
// as they stand on the sheet now, and then the page asks whether it was sent.
//
//   <div data-controller="letter" data-letter-address-value="maria@example.com">
//     <input data-letter-target="subject"> <textarea class="letter-body" data-letter-target="body"></textarea>
//     <button class="button quiet scripted" type="button" data-action="letter#copy">Copy</button>
//     <a class="button quiet" href="mailto:…" data-action="letter#open">Open in my mail program</a>
//     <p role="status" data-letter-target="said"></p>
//     <form class="letter-sent" data-letter-target="sent">… Sent? …</form>
//   <form data-action="change->letter#channel"> … the channels …
export default class extends Controller {
  static targets = ["subject", "body", "said", "sent"];
  static values = { address: String, copied: String, selected: String, opened: String };

  connect() {
    // Where the browser does not let a field grow with its words, its rows do.
    this.grows = !CSS.supports("field-sizing", "content");
    this.input = () => this.grow();
    this.element.addEventListener("input", this.input);
    this.grow();
  }

  disconnect() {
    this.element.removeEventListener("input", this.input);
  }

  grow() {
    if (!this.grows || !this.hasBodyTarget) return;
    const field = this.bodyTarget;
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.rows = 1;
    const line = parseFloat(getComputedStyle(field).lineHeight) || 28;
    field.rows = Math.max(8, Math.ceil(field.scrollHeight / line));
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.words());
      this.say(this.copiedValue);
      this.ask();
    } catch {
      this.bodyTarget.select?.();
      this.say(this.selectedValue);
    }
  }

  // The link was made from the draft; what was changed since goes with it too.
  open(event) {
    const link = event.currentTarget;
    if (this.addressValue) {
      const parts = [];
      if (this.subject()) parts.push(`subject=${encodeURIComponent(this.subject())}`);
      parts.push(`body=${encodeURIComponent(this.words().replace(/\r?\n/g, "\r\n"))}`);
      link.href = `mailto:${encodeURIComponent(this.addressValue).replace(/%40/g, "@")}?${parts.join("&")}`;
    }
    this.say(this.openedValue);
    this.ask();
  }

  print() {
    window.print();
  }

  channel(event) {
    event.target.form?.requestSubmit();
  }

  ask() {
    if (!this.hasSentTarget) return;
    this.sentTarget.dataset.shown = "";
    this.sentTarget.scrollIntoView({ block: "nearest" });
  }

  say(words) {
    if (this.hasSaidTarget) this.saidTarget.textContent = words;
  }

  subject() {
    return this.hasSubjectTarget ? (this.subjectTarget.value ?? this.subjectTarget.textContent).trim() : "";
  }

  words() {
    return (this.bodyTarget.value ?? this.bodyTarget.textContent).trim();
  }
}
