/**
 * The fields of a figure: a number or its bounds, of what, how exactly, in all or in addition, and when that
 * held.
 */

/** @import { Amount, Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { bounded, faultOf, NOTHING } from "../../words/figure.js";
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

export class FigureFields {
  /** As it was handed over last. @type {Amount} */
  #taken;
  #take;
  #trouble;
  #more;
  /** @type {Map<keyof Amount, HTMLInputElement|HTMLSelectElement>} */
  #controls = new Map();

  /**
   * @param {Amount} amount
   * @param {string} of  what the labels end in, where there are several figures
   * @param {(changed: Partial<Amount>) => void} [take]  hears of each good change
   * @param {string} [key]  what tells the figure from others while its words change
   */
  constructor(amount, of, take = () => {}, key = "new") {
    this.#taken = amount;
    this.#take = take;
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
    for (const [field, control] of this.#controls) control.value = asTyped(amount[field]);
    if (FOLDED.some((field) => asTyped(amount[field]))) this.#more.open = true;
    this.#say("");
  }

  focus() {
    this.#controls.get("value")?.focus();
  }

  /** @returns {Amount|null} null when something that should be a number is none */
  #read() {
    const read = NAMES.map((name) => [name, this.#valueOf(name)]);
    return read.some(([, value]) => value === undefined) ? null : bounded(Object.fromEntries(read));
  }

  /** Undefined when it should be a number and is none. @param {keyof Amount} name */
  #valueOf(name) {
    const text = this.#controls.get(name)?.value.trim() ?? "";
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
    this.set(amount);
    this.#taken = amount;
    if (Object.keys(changed).length) this.#take(changed);
  }

  /** @param {string} trouble */
  #say(trouble) {
    this.#trouble.textContent = trouble;
    this.#trouble.hidden = !trouble;
  }
}

/** A field's value as its control shows it. @param {Amount[keyof Amount]} value */
function asTyped(value) {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/**
 * What the server reads from words, and nothing where it can't.
 *
 * @param {Pick<Desk, "record"|"api">} desk
 * @param {Annotation} annotation
 * @returns {Promise<{amount: Partial<Amount>|null, reason: string}>}
 */
export async function readFigure(desk, annotation) {
  try {
    const { parsed, reason, ...fields } = await desk.api.ask("figures/read/", {
      text: desk.record.quote(annotation),
      article: annotation.article,
    });
    if (!parsed) {
      return { amount: null, reason: reason ?? "There is no number in these words that Galley can read." };
    }
    return {
      amount: Object.fromEntries(Object.entries(fields).filter(([field]) => field in NOTHING)),
      reason: "",
    };
  } catch {
    return { amount: null, reason: "The words can’t be read just now. Type the number." };
  }
}
