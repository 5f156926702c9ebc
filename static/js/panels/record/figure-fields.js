/**
 * The fields of a figure: a number or its bounds, of what, how exactly, in all or in addition, and when that
 * held.
 */

/** @import { Amount } from "../../store/types.js" */
import { bounded, faultOf } from "../../words/figure.js";
import { FIELDS, FIGURE_FORM } from "../../words/record-fields.js";
import { typedNumber } from "../../words/record-words.js";
import { element, select } from "../elements/element.js";
import { captioned, commaParted } from "../fields/card-fields.js";

const NAMES = /** @type {(keyof Amount)[]} */ (Object.keys(FIGURE_FORM));
/** @type {readonly (keyof Amount)[]} */
const SHOWN = ["value", "modality", "counted", "figure_type"];
/** Seldom needed, so folded until one says something. */
const FOLDED = NAMES.filter((name) => !SHOWN.includes(name));

/** What makes an input fit for what is typed there. @type {Record<string, Record<string, string>>} */
const INPUTS = {
  number: { inputmode: "decimal" },
  date: { type: "date" },
  list: { placeholder: "howitzers, launchers" },
  text: {},
};

/** What tells the fields of a figure that isn't recorded yet from others. */
const NEW = "new";

export class FigureFields {
  /** As it was handed over last. @type {Amount} */
  #taken;
  #take;
  #isNew;
  #trouble;
  #more;
  /** @type {Map<keyof Amount, HTMLInputElement|HTMLSelectElement>} */
  #controls = new Map();

  /**
   * @param {Amount} amount
   * @param {string} of  what the labels end in, where there are several figures
   * @param {(changed: Partial<Amount>, seen: Partial<Amount>) => void} [take]  hears of each good change, and
   *   what was there when the editor began to write
   * @param {string} [key]  what tells the figure from others while its words change
   */
  constructor(amount, of, take = () => {}, key = NEW) {
    this.#taken = amount;
    this.#take = take;
    this.#isNew = key === NEW;
    this.#trouble = element("p", { class: "card__rule", role: "alert", hidden: true });
    const field = (/** @type {keyof Amount} */ name) => {
      const [caption, typed] = FIGURE_FORM[name];
      const [label, about] = [`${caption}${of}`, { "data-refocus": `${key} ${name}` }];
      const control = typed === "choice"
        ? select(label, FIELDS[name]?.[1] ?? {}, String(amount[name]), () => {}, about)
        : element("input", {
          class: "card__control",
          autocomplete: "off",
          "aria-label": label,
          ...about,
          ...INPUTS[typed],
        });
      control.addEventListener("change", () => this.#changed());
      // Typed before the field was redrawn, it is no change to the browser.
      control.addEventListener("blur", () => isHalfTyped(control) && this.#changed());
      this.#controls.set(name, control);
      return captioned(caption, control);
    };
    this.#more = element(
      "details",
      { class: "card__more" },
      element("summary", { "data-refocus": `${key} more fields` }, "Bounds, unit, things, whole, base, days"),
      element("div", { class: "figure" }, ...FOLDED.map(field)),
    );
    this.element = element("div", { class: "figure" }, ...SHOWN.map(field), this.#more, this.#trouble);
    this.set(amount);
  }

  /** What the fields say; null while they can't be kept, which they then show. @returns {Amount|null} */
  get amount() {
    const amount = this.#read();
    const fault = amount ? faultOf(amount) : "That is not a number. Write one such as 3,000 or 1.5.";
    this.#say(fault);
    return fault ? null : amount;
  }

  /** @param {Amount} amount */
  set(amount) {
    this.#show(amount);
    for (const control of this.#controls.values()) {
      if (control instanceof HTMLInputElement) control.defaultValue = control.value;
    }
  }

  focus() {
    this.#controls.get("value")?.focus();
  }

  /** @param {Amount} amount */
  #show(amount) {
    for (const [field, control] of this.#controls) control.value = asTyped(amount[field]);
    if (FOLDED.some((field) => asTyped(amount[field]))) this.#more.open = true;
    this.#say("");
  }

  /** What a field said when the editor began to write. @param {keyof Amount} name */
  #seenIn(name) {
    const control = this.#controls.get(name);
    return control instanceof HTMLInputElement
      ? this.#meaning(name, control.defaultValue.trim())
      : this.#taken[name];
  }

  /** @returns {Amount|null} null when something that should be a number is none */
  #read() {
    const read = NAMES.map((name) => [name, this.#valueOf(name)]);
    return read.some(([, value]) => value === undefined) ? null : bounded(Object.fromEntries(read));
  }

  /** Undefined when it should be a number and is none. @param {keyof Amount} name */
  #valueOf(name) {
    return this.#meaning(name, this.#controls.get(name)?.value.trim() ?? "");
  }

  /** @param {keyof Amount} name @param {string} text */
  #meaning(name, text) {
    const [, typed] = FIGURE_FORM[name];
    if (typed === "number") return typedNumber(text);
    if (typed === "list") return commaParted(text);
    return typed === "date" ? text || null : text;
  }

  #changed() {
    const { amount } = this;
    if (!amount) return;
    const changed = Object.fromEntries(
      Object.entries(amount).filter(([field, value]) =>
        asTyped(value) !== asTyped(this.#taken[/** @type {keyof Amount} */ (field)])
      ),
    );
    const names = /** @type {(keyof Amount)[]} */ (Object.keys(changed));
    const seen = Object.fromEntries(names.map((name) => [name, this.#seenIn(name)]));
    // What is new is half typed until it is added.
    if (this.#isNew) this.#show(amount);
    else this.set(amount);
    this.#taken = amount;
    if (names.length) this.#take(changed, seen);
  }

  /** @param {string} trouble */
  #say(trouble) {
    this.#trouble.textContent = trouble;
    this.#trouble.hidden = !trouble;
  }
}

/** @param {HTMLInputElement|HTMLSelectElement} control */
function isHalfTyped(control) {
  return control instanceof HTMLInputElement && control.value !== control.defaultValue &&
    !control.closest("[data-drawing]");
}

/** A field's value as its control shows it. @param {Amount[keyof Amount]} value */
function asTyped(value) {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
