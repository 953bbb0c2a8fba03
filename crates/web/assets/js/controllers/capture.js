import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

// Finds people while their name is typed, and takes a new one on the fly. Without a script the field is a plain one
// and the server finds the person by the name.
//
//   <div class="field" data-controller="capture" data-capture-url-value="/people.json">
//     <label for="person">Who</label>
//     <input id="person" name="name" data-capture-target="name">
//     <input type="hidden" name="person" data-capture-target="id">
//     <p class="visually-hidden" role="status" data-capture-target="said"></p>
//   </div>
//
// With data-capture-visit-value="/people/" a choice opens the page of the person instead: that is the palette. There,
// links marked data-capture-target="command" are found by their words as well.
const BREATH = 120;
// Words come with the page, in its language.
const said = (key) => document.body.dataset[key] ?? "";

export default class extends Controller {
  static targets = ["name", "id", "said", "command"];
  static values = { url: { type: String, default: "/people.json" }, visit: String };

  connect() {
    const field = this.nameTarget;
    this.list = document.createElement("ul");
    this.list.className = "suggest";
    this.list.id = `${field.id || "person"}-found`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", said("foundList"));
    this.list.hidden = true;
    this.attach();
    this.listeners = [
      [field, "input", () => this.typed()],
      [field, "keydown", (event) => this.pressed(event)],
      [field, "blur", () => this.close()],
      // Before the field loses its focus, so that the list is still there to be pressed.
      [this.list, "pointerdown", (event) => event.preventDefault()],
      [this.list, "click", (event) => this.choose(event.target.closest("li"))],
    ];
    for (const [element, name, listener] of this.listeners) element.addEventListener(name, listener);
  }

  disconnect() {
    clearTimeout(this.timer);
    this.request?.abort();
    for (const [element, name, listener] of this.listeners) element.removeEventListener(name, listener);
    this.list.remove();
  }

  // The list hangs below the field, whatever else stands around it. A page that was refreshed in place has taken both
  // the list and these attributes away, for the server knows of neither; so this is asked for again before each use.
  attach() {
    if (this.list.isConnected) return;
    const field = this.nameTarget;
    field.after(this.list);
    const words = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(words)) field.setAttribute(name, value);
    const parent = this.list.parentElement;
    if (getComputedStyle(parent).position === "static") parent.classList.add("anchor");
  }

  typed() {
    clearTimeout(this.timer);
    if (this.hasIdTarget) this.idTarget.value = "";
    if (!this.query()) return this.close();
    this.timer = setTimeout(() => this.find(), BREATH);
  }

  async find() {
    this.request?.abort();
    const request = (this.request = new AbortController());
    const query = this.query();
    try {
      const address = new URL(this.urlValue, location.href);
      address.searchParams.set("q", query);
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: request.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      this.show(query, await answer.json());
    } catch (error) {
      // The field works without a list; the server finds the name when the form is sent.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(query, people) {
    this.attach();
    const found = [
      ...people.map(({ id, name, note }) => ({ name, note, id, page: this.visitValue && `${this.visitValue}${id}` })),
      ...this.commands(query),
    ];
    const known = people.some(({ name }) => name.toLowerCase() === query.toLowerCase());
    if (!this.visitValue && !known) found.push({ name: query, note: said("foundNew") });
    this.list.replaceChildren(...found.map((it, number) => this.row(it, number)));
    this.open(found.length > 0);
    const count = found.length - (!this.visitValue && !known ? 1 : 0);
    this.say(count === 0 ? said("foundNone") : count === 1 ? said("foundOne") : `${count} ${said("foundSome")}`);
    this.mark(0);
  }

  row({ id, name, note, page }, number) {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${number}`;
    row.setAttribute("role", "option");
    row.dataset.name = name;
    if (id) row.dataset.person = id;
    if (page) row.dataset.page = page;
    row.append(Object.assign(document.createElement("b"), { textContent: name }));
    if (note) row.append(" ", Object.assign(document.createElement("span"), { textContent: note }));
    return row;
  }

  commands(query) {
    const words = query.toLowerCase().split(/\s+/);
    return this.commandTargets
      .filter((link) => words.every((word) => link.textContent.toLowerCase().includes(word)))
      .map((link) => ({ name: link.dataset.name ?? link.textContent.trim(), page: link.href }));
  }

  pressed(event) {
    if (event.isComposing) return;
    // The palette goes away at once; a search field of its own would only empty itself first.
    const palette = this.visitValue && this.element.closest("dialog");
    if (event.key === "Escape" && palette) {
      event.preventDefault();
      palette.close();
    }
    if (this.list.hidden) return;
    const rows = this.list.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark((this.marked + step + rows) % rows);
    else if (event.key === "Enter") this.choose(this.list.children[this.marked]);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && !event.shiftKey) return this.take(this.list.children[this.marked]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  mark(number) {
    this.marked = number;
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === number)));
    const row = this.list.children[number];
    if (!row) return;
    this.nameTarget.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  choose(row) {
    if (!row) return;
    if (row.dataset.page) {
      this.close();
      this.element.closest("dialog")?.close();
      Turbo.visit(row.dataset.page);
    } else {
      this.take(row);
      this.nameTarget.focus();
    }
  }

  // Tab takes the marked person along, if somebody was found at all.
  take(row) {
    if (!row || row.dataset.page) return this.close();
    this.nameTarget.value = row.dataset.name;
    if (this.hasIdTarget) this.idTarget.value = row.dataset.person ?? "";
    this.say(said(row.dataset.person ? "foundChosen" : "foundWillBeNew").replace("{name}", () => row.dataset.name));
    this.close();
    this.dispatch("chosen", { detail: { id: row.dataset.person ?? null, name: row.dataset.name } });
  }

  open(open) {
    // Closed before it was ever there, after a refresh in place: there is nothing to say.
    if (!open && !this.list.isConnected) return;
    this.list.hidden = !open;
    this.nameTarget.setAttribute("aria-expanded", String(open));
    if (!open) this.nameTarget.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.open(false);
  }

  say(words) {
    if (this.hasSaidTarget) this.saidTarget.textContent = words;
  }

  query() {
    return this.nameTarget.value.trim();
  }
}
