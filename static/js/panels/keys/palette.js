/**
 * The palette: a dialog with one field that finds a command by some of its letters, and marks, articles and
 * sources by their words; it runs the one and leads to the others.
 */

/** @import { Desk, DeskCommand } from "../desk/desk.js" */
/** @import { Leading, Place } from "./places.js" */
import { ranked } from "../../words/fuzzy.js";
import { shown } from "../../words/keymap.js";
import { element } from "../elements/element.js";
import { marksLike, recordsLike } from "./places.js";

const LIST = "palette-commands";
/** Milliseconds without a letter, after which the server is asked. */
const PAUSE = 200;

export class Palette {
  #desk;
  #dialog;
  #input;
  #list;
  #none;
  /** @type {(DeskCommand|Place)[]} */
  #found = [];
  #current = 0;
  #asking = new AbortController();

  /** @param {Pick<Desk, "keys"|"perform"|"focusStory"> & Leading} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#input = element("input", {
      class: "palette__field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Type what you want to do or find",
      "aria-label": "Find commands, marks, articles and sources",
      "aria-autocomplete": "list",
      "aria-controls": LIST,
      "aria-expanded": "true",
      oninput: () => this.#search(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
    });
    this.#list = element("ul", {
      class: "palette__commands",
      id: LIST,
      role: "listbox",
      "aria-label": "Commands",
    });
    this.#none = element("p", { class: "palette__none", role: "status" });
    const close = element(
      "form",
      { method: "dialog" },
      element("button", { class: "button button--small", type: "submit" }, "Close"),
    );
    this.#dialog = element(
      "dialog",
      { class: "dialog palette", id: "palette", "aria-label": "Commands" },
      element("div", { class: "palette__head" }, this.#input, close),
      this.#list,
      this.#none,
    );
    this.#dialog.addEventListener("close", () => this.#asking.abort());
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    root.append(this.#dialog);
  }

  open() {
    this.#input.value = "";
    this.#dialog.showModal();
    this.#input.focus();
    this.#search();
  }

  #search() {
    const typed = this.#input.value;
    const commands = ranked(
      typed,
      this.#desk.keys.commands,
      ({ label, keys, group }) => ({ text: `${label} ${group}`, keys: keys.map(shown) }),
    );
    this.#found = [...commands, ...marksLike(this.#desk, typed)];
    this.#show();
    this.#mark(0);
    this.#ask(typed);
  }

  /** What only the server knows comes below the rest. @param {string} typed */
  async #ask(typed) {
    this.#asking.abort();
    const { signal } = this.#asking = new AbortController();
    await new Promise((done) => setTimeout(done, PAUSE));
    if (signal.aborted) return;
    // Without a connection the palette still has its commands.
    const found = await recordsLike(this.#desk, typed, signal).catch(() => []);
    if (signal.aborted || !found.length) return;
    this.#found = [...this.#found, ...found];
    this.#show();
    this.#mark(this.#current);
  }

  #show() {
    this.#list.replaceChildren(...this.#found.map((one, place) => this.#option(one, place)));
    this.#list.hidden = this.#found.length === 0;
    this.#input.setAttribute("aria-expanded", String(this.#found.length > 0));
    this.#none.textContent = this.#found.length
      ? ""
      : "No command has these letters in this order, and nothing is called so.";
  }

  /** @param {DeskCommand|Place} one @param {number} place */
  #option({ label, group, keys }, place) {
    return element(
      "li",
      {
        class: "palette__command",
        role: "option",
        id: `${LIST}-${place}`,
        onclick: () => this.#run(place),
      },
      element("span", { class: "palette__label" }, label),
      element("span", { class: "palette__group" }, group),
      element("span", { class: "palette__keys" }, ...keys.map((key) => element("kbd", {}, shown(key)))),
    );
  }

  /** @param {number} place */
  #mark(place) {
    this.#current = place;
    [...this.#list.children].forEach((option, index) =>
      option.setAttribute("aria-selected", String(index === place))
    );
    const option = this.#list.children[place];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const count = this.#found.length;
    if (event.key === "Enter") this.#run(this.#current);
    else if (event.key === "ArrowDown" && count) this.#mark((this.#current + 1) % count);
    else if (event.key === "ArrowUp" && count) this.#mark((this.#current - 1 + count) % count);
    else return;
    event.preventDefault();
    // Keys of the desk are not meant here.
    event.stopPropagation();
  }

  /** Where the focus was, it is again, before the command moves it. @param {number} place */
  #run(place) {
    const chosen = this.#found[place];
    if (!chosen) return;
    this.#dialog.close();
    const isInText = document.activeElement instanceof Element &&
      document.activeElement.closest("[data-keys]");
    if (!isInText) this.#desk.focusStory();
    if ("id" in chosen) this.#desk.perform(chosen);
    else chosen.run();
  }
}
