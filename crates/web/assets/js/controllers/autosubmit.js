import { Controller } from "@hotwired/stimulus";

// A form that is sent when something in it changes: filters, a search, the channel of a letter. Its button is for
// those without a script and carries the class "scriptless".
//
//   <form data-controller="autosubmit" data-action="change->autosubmit#now input->autosubmit#soon">
export default class extends Controller {
  static values = { wait: { type: Number, default: 250 } };

  disconnect() {
    clearTimeout(this.timer);
  }

  now() {
    clearTimeout(this.timer);
    this.element.requestSubmit();
  }

  // For what is typed: after a breath. A choice made by a press comes as "change" as well and is sent by that.
  soon(event) {
    if (!event.target.matches("textarea, input:not([type=radio], [type=checkbox])") || event.isComposing) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), this.waitValue);
  }
}
