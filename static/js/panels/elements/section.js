/** A part of a card that is folded to one line until it is wanted. */

import { element, write } from "./element.js";
import { redraw } from "./redraw.js";

/**
 * @typedef {object} SectionOptions
 * @property {string} name
 * @property {string} title
 * @property {() => string} words  what is inside, in a few words; empty when nothing is
 * @property {() => any} state  everything that the rows show
 * @property {() => (Node|null)[]} rows
 * @property {() => HTMLElement|null} [form]  adds a row; made once, so that nothing typed into it is lost
 * @property {() => void} [opened]
 */

export class Section {
  #options;
  #words;
  #rows;
  /** @type {HTMLElement|null|undefined} */
  #form;

  /** @param {SectionOptions} options */
  constructor(options) {
    this.#options = options;
    this.#words = element("span", { class: "section__words" });
    this.#rows = element("div", { class: "section__rows" });
    this.element = element(
      "details",
      {
        class: "section",
        "data-section": options.name,
        ontoggle: () => this.element.open && (this.draw(), options.opened?.()),
      },
      element(
        "summary",
        { class: "section__summary", "data-refocus": options.name },
        element("span", { class: "section__title" }, options.title),
        this.#words,
      ),
      this.#rows,
    );
  }

  get name() {
    return this.#options.name;
  }

  /** Its line, and where it is open what is inside. */
  draw() {
    const { words, state, rows, form } = this.#options;
    const line = words();
    if (this.#words.textContent !== line) write(this.#words, line);
    if (!this.element.open) return;
    redraw(this.#rows, JSON.stringify(state()), rows);
    if (this.#form !== undefined) return;
    this.#form = form?.() ?? null;
    if (this.#form) this.element.append(this.#form);
  }

  /** Folds it. What was typed into its form is still there when it is unfolded. */
  fold() {
    this.element.open = false;
  }

  /** Unfolds it and goes to the first field with which something is added, else to the first control. */
  reveal() {
    this.element.open = true;
    this.draw();
    const control = (this.#form ?? this.#rows).querySelector("input, select, textarea, button") ??
      this.element.querySelector("input, select, textarea, button, summary");
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  }
}

/**
 * One row of a section: what it says, and a sign that takes it away.
 *
 * @param {string} name for those who hear the page
 * @param {(Node|string|null)[]} content
 * @param {(() => void)|null} remove
 * @param {string} [verb]
 */
export function sectionRow(name, content, remove, verb = "Remove") {
  const sign = remove &&
    element("button", {
      type: "button",
      class: "chain__sign",
      "aria-label": `${verb} ${name}`,
      title: `${verb} ${name}`,
      onclick: remove,
    }, "×");
  return element(
    "li",
    { class: "record__row" },
    element("div", { class: "record__content" }, ...content),
    sign,
  );
}
