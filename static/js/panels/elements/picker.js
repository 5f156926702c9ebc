/**
 * Finds a record by any of its names, or makes a new one in place: a combobox after the ARIA pattern.
 *
 * What the page already knows is offered at once, what the server finds is added when it answers; so it
 * works, with less to choose from, while the server is away.
 */

import { button, element, select, uniqueId } from "./element.js";
import { scrollWithin } from "./scroll-within.js";

const PAUSE = 120;

/**
 * @typedef {{id: string, name: string, detail: string, order: number, isMeant: boolean, keeps?: string, row?:
 *   any}} Choice  `order`: the lowest first; `isMeant`: Enter takes the first of these; `keeps`: what
 *   Shift+Enter keeps as a further name of it
 *
 * @typedef {object} PickerOptions
 * @property {string} label
 * @property {string} text  what the field starts with
 * @property {string} noun  such as "source"
 * @property {(text: string, isOffered: boolean) => Choice[]} known  `isOffered`: nobody has typed yet
 * @property {(text: string, signal: AbortSignal) => Promise<Choice[]>} search
 * @property {(text: string) => boolean} [isNoName]  of what the field starts with: then there is nothing else
 *   to choose than what is known
 * @property {(choice: Choice, keeps: boolean) => void} pick
 * @property {Creating} [create]
 * @property {() => void} leave  Escape in the closed field
 * @property {{enter: () => void, backspace: () => void}} [several]  for picking one after the other: the
 *   field is emptied each time, and these keys in the empty field end the list and take the last one back
 *
 * @typedef {object} Creating  How a new record is made
 * @property {Record<string, string>} kinds
 * @property {(text: string) => {name: string, kind: string, others: string[]}} guess  from what was typed;
 *   `others`: further names
 * @property {(name: string, kind: string, others: string[]) => void} make
 */

/** @param {PickerOptions} options @returns {HTMLElement} its input is the first control in it */
export function createPicker(options) {
  return new Picker(options).element;
}

class Picker {
  #options;
  #input;
  #list;
  /** @type {(Choice|null)[]} null is "make a new one" */
  #choices = [];
  #current = -1;
  #isOffered = true;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #request = new AbortController();

  /** @param {PickerOptions} options */
  constructor(options) {
    this.#options = options;
    const listId = uniqueId("choices");
    this.#input = element("input", {
      class: "card__control",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": options.label,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": listId,
      placeholder: options.label,
      oninput: () => {
        this.#current = -1;
        this.#isOffered = false;
        this.#search();
      },
      onfocus: () => (this.#input.select(), this.#search()),
      onblur: () => this.#close(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
    });
    this.#input.value = options.text;
    this.#list = element("ul", {
      class: "picker__choices",
      id: listId,
      role: "listbox",
      "aria-label": options.label,
      hidden: true,
    });
    this.element = element("div", { class: "picker" }, this.#input, this.#list);
  }

  #search() {
    const text = this.#input.value.trim();
    const known = this.#options.known(text, this.#isOffered);
    this.#show(text, known);
    clearTimeout(this.#timer);
    this.#request.abort();
    if (!text || this.#isNoName) return;
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#timer = setTimeout(async () => {
      // Searching needs the server, choosing from what is known doesn't: without an answer the list stays.
      const found = await this.#options.search(text, signal).catch(() => null);
      // Closing gives the search up; a list that is empty so far isn't closed.
      if (!found || signal.aborted) return;
      const fresh = found.filter((choice) => !known.some((one) => one.id === choice.id));
      this.#show(text, [...known, ...fresh]);
    }, PAUSE);
  }

  /** Whether the words that the field starts with, such as “they”, name nobody themselves. */
  get #isNoName() {
    const { isNoName, text } = this.#options;
    return this.#isOffered && isNoName?.(text) === true && this.#options.known(text, true).length > 0;
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  /**
   * @param {string} text
   * @param {Choice[]} choices
   */
  #show(text, choices) {
    const before = this.#choices[this.#current];
    const sorted = [...choices].sort((a, b) => a.order - b.order);
    this.#choices = this.#options.create && text && !this.#isNoName ? [...sorted, null] : sorted;
    this.#list.replaceChildren(...this.#choices.map((choice, index) => this.#option(choice, index, text)));
    this.#list.hidden = this.#choices.length === 0;
    this.#input.setAttribute("aria-expanded", String(this.#isOpen));
    const kept = before ? this.#choices.findIndex((choice) => choice?.id === before.id) : -1;
    this.#mark(kept >= 0 ? kept : this.#likely(text));
  }

  /** A record is only preselected when the words mean it. @param {string} text */
  #likely(text) {
    if (!text) return -1;
    const place = this.#choices.findIndex((choice) => choice?.isMeant);
    return place >= 0 ? place : this.#choices.length - 1;
  }

  /**
   * @param {Choice|null} choice
   * @param {number} index
   * @param {string} text
   */
  #option(choice, index, text) {
    const words = choice
      ? [
        element("span", { class: "picker__name" }, choice.name),
        element("span", { class: "picker__detail" }, choice.detail),
        choice.keeps && element(
          "span",
          { class: "picker__keeps" },
          element("kbd", {}, "Shift+Enter"),
          ` also keeps “${choice.keeps}” as a name of it`,
        ),
      ]
      : [element("span", { class: "picker__new" }, `New ${this.#options.noun} “${text}”`)];
    return element("li", {
      class: "picker__choice",
      role: "option",
      id: `${this.#list.id}-${index}`,
      // Before the field loses the focus, which would close the list under the pointer.
      onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(),
      onclick: () => this.#take(index),
    }, ...words);
  }

  /** @param {number} index */
  #mark(index) {
    this.#current = index;
    [...this.#list.children].forEach((option, place) =>
      option.setAttribute("aria-selected", String(place === index))
    );
    const option = this.#list.children[index];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    if (!this.#isOpen || !option) return;
    // The list, and the card where it holds the list; the text stays where it is.
    for (const part of [this.#list, this.#list.closest(".card")]) if (part) scrollWithin(part, option);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const count = this.#choices.length;
    if (event.key === "ArrowDown" && count) this.#mark((this.#current + 1) % count);
    else if (event.key === "ArrowUp" && count) this.#mark((this.#current - 1 + count) % count);
    else if (event.key === "Enter" && this.#isOpen && this.#current >= 0) {
      this.#take(this.#current, event.shiftKey);
    } else if (event.key === "Escape" && this.#isOpen) this.#close();
    else if (event.key === "Escape") this.#options.leave();
    else if (this.#options.several && !this.#input.value && event.key === "Enter") {
      this.#options.several.enter();
    } else if (this.#options.several && !this.#input.value && event.key === "Backspace") {
      this.#options.several.backspace();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} index @param {boolean} [keeps] */
  #take(index, keeps = false) {
    const choice = this.#choices[index];
    this.#close();
    if (choice && this.#options.several) this.#input.value = "";
    if (choice) this.#options.pick(choice, keeps);
    else if (choice === null) this.#make(this.#input.value.trim());
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  /** Asks for what a new record needs, in the place of the field. @param {string} text */
  #make(text) {
    const { create, noun } = this.#options;
    if (!create) return;
    const guess = create.guess(text);
    const input = (/** @type {string} */ label, /** @type {string} */ value) =>
      element("input", { class: "card__control", "aria-label": label, placeholder: label, value });
    const name = input(`Name of the new ${noun}`, guess.name);
    const others = input("Also called, separated by commas", guess.others.join(", "));
    let { kind } = guess;
    const kinds = select(`Kind of ${noun}`, create.kinds, kind, (value) => (kind = value));
    const done = () => {
      if (!name.value.trim()) return;
      if (this.#options.several) {
        this.#input.value = "";
        back();
      }
      create.make(name.value.trim(), kind, others.value.split(",").map((one) => one.trim()).filter(Boolean));
    };
    const back = () => {
      form.replaceWith(this.element);
      this.#input.focus();
    };
    const form = element(
      "div",
      { class: "picker picker--new", role: "group", "aria-label": `New ${noun}` },
      name,
      kinds,
      others,
      element(
        "div",
        { class: "picker__actions" },
        button(`Create ${noun}`, done, { class: "button button--small button--primary" }),
        button("Cancel", back),
      ),
    );
    form.addEventListener("keydown", (event) => {
      if (
        (event.key !== "Enter" && event.key !== "Escape") || event.target instanceof HTMLButtonElement
      ) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") done();
      else back();
    });
    this.element.replaceWith(form);
    kinds.focus();
  }
}
