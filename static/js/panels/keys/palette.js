/** The command palette: a dialog with one field that finds a command by some of its letters, and runs it. */

/** @import { Desk, DeskCommand } from "../desk/desk.js" */
import { ranked } from "../../words/fuzzy.js";
import { shown } from "../../words/keymap.js";
import { element } from "../elements/element.js";

const LIST = "palette-commands";

export class Palette {
  #desk;
  #dialog;
  #input;
  #list;
  #none;
  /** @type {DeskCommand[]} */
  #found = [];
  #current = 0;

  /** @param {Pick<Desk, "keys"|"perform"|"focusStory">} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#input = element("input", {
      class: "palette__field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Type what you want to do",
      "aria-label": "Search the commands",
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
    this.#found = ranked(
      this.#input.value,
      this.#desk.keys.commands,
      ({ label, keys, group }) => ({ text: `${label} ${group}`, keys: keys.map(shown) }),
    );
    this.#list.replaceChildren(...this.#found.map((command, place) => this.#option(command, place)));
    this.#list.hidden = this.#found.length === 0;
    this.#input.setAttribute("aria-expanded", String(this.#found.length > 0));
    this.#none.textContent = this.#found.length ? "" : "No command has these letters in this order.";
    this.#mark(0);
  }

  /** @param {DeskCommand} command @param {number} place */
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
    const command = this.#found[place];
    if (!command) return;
    this.#dialog.close();
    const isInText = document.activeElement instanceof Element &&
      document.activeElement.closest("[data-keys]");
    if (!isInText) this.#desk.focusStory();
    this.#desk.perform(command);
  }
}
