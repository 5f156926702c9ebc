/**
 * The fields of a figure: a number or its bounds, of what, how exactly, in all or in addition, and when that
 * held.
 */

/** @import { Amount, Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { DEFAULTS } from "../../store/drafts.js";
import { FIGURE_TYPES, MODALITIES } from "../../words/record-fields.js";
import { typedNumber } from "../../words/record-words.js";
import { element, select } from "../elements/element.js";
import { captioned } from "../fields/card-fields.js";

const { annotation: _, ...nothing } = DEFAULTS.figures;
/** @type {Amount} */
export const NOTHING = nothing;

/** @type {readonly (keyof Amount)[]} */
const NUMBERS = ["value", "lower", "upper", "out_of"];
/** Seldom needed, so folded until one says something. @type {readonly (keyof Amount)[]} */
const FOLDED = ["lower", "upper", "unit", "out_of", "as_of_start", "as_of_end"];

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
    const made = (
      /** @type {keyof Amount} */ field,
      /** @type {string} */ label,
      /** @type {HTMLInputElement|HTMLSelectElement} */ control,
    ) => {
      control.addEventListener("change", () => this.#changed());
      this.#controls.set(field, control);
      return captioned(label, control);
    };
    const text = (
      /** @type {keyof Amount} */ field,
      /** @type {string} */ label,
      /** @type {Record<string, string>} */ more = {},
    ) =>
      made(
        field,
        label,
        element("input", {
          class: "card__control",
          autocomplete: "off",
          "aria-label": `${label}${of}`,
          "data-refocus": `${key} ${field}`,
          ...more,
        }),
      );
    const choice = (
      /** @type {"modality"|"figure_type"} */ field,
      /** @type {string} */ label,
      /** @type {Record<string, string>} */ choices,
    ) =>
      made(
        field,
        label,
        select(`${label}${of}`, choices, amount[field], () => {}, { "data-refocus": `${key} ${field}` }),
      );
    const number = { inputmode: "decimal" };
    this.#more = element(
      "details",
      { class: "card__more" },
      element("summary", { "data-refocus": `${key} more fields` }, "Bounds, unit, whole, days"),
      element(
        "div",
        { class: "figure" },
        text("lower", "From", number),
        text("upper", "To", number),
        text("unit", "Unit"),
        text("out_of", "Out of", number),
        text("as_of_start", "As of", { type: "date" }),
        text("as_of_end", "until", { type: "date" }),
      ),
    );
    this.element = element(
      "div",
      { class: "figure" },
      text("value", "Number", number),
      choice("modality", "How exact", MODALITIES),
      text("counted", "Of what"),
      choice("figure_type", "Amount", FIGURE_TYPES),
      this.#more,
      this.#trouble,
    );
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
    for (const [field, control] of this.#controls) control.value = String(amount[field] ?? "");
    if (FOLDED.some((field) => amount[field])) this.#more.open = true;
    this.#say("");
  }

  focus() {
    this.#controls.get("value")?.focus();
  }

  /** @returns {Amount|null} null when something that should be a number is none */
  #read() {
    const typed = (/** @type {keyof Amount} */ field) => this.#controls.get(field)?.value.trim() ?? "";
    const numbers = NUMBERS.map((field) => typedNumber(typed(field)));
    if (numbers.includes(undefined)) return null;
    const [value = null, lower = null, upper = null, out_of = null] = numbers;
    const days = { as_of_start: typed("as_of_start") || null, as_of_end: typed("as_of_end") || null };
    return bounded({
      value,
      lower,
      upper,
      out_of,
      unit: typed("unit"),
      counted: typed("counted"),
      modality: typed("modality"),
      figure_type: typed("figure_type"),
      ...days,
    });
  }

  #changed() {
    const { amount } = this;
    if (!amount) return;
    const changed = Object.fromEntries(
      Object.entries(amount).filter(([field, value]) =>
        value !== this.#taken[/** @type {keyof Amount} */ (field)]
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

/**
 * “At least” is a lower bound and “at most” an upper one: the number goes where it belongs. An estimate may
 * have one bound alone, as “thousands” has, and keeps it.
 *
 * @param {Amount} amount
 * @returns {Amount}
 */
export function bounded(amount) {
  const { value, lower, upper, modality } = amount;
  if (modality === "at_least") return value === null ? amount : { ...amount, value: null, lower: value };
  if (modality === "at_most") return value === null ? amount : { ...amount, value: null, upper: value };
  if (modality === "estimated") return amount;
  const bound = value === null && (lower === null) !== (upper === null) ? lower ?? upper : null;
  return bound === null ? amount : { ...amount, value: bound, lower: null, upper: null };
}

/**
 * What keeps an amount from being kept, as the server would say; empty when nothing does.
 *
 * @param {Amount} amount
 */
export function faultOf({ value, lower, upper, modality, out_of, as_of_start, as_of_end }) {
  if (value === null && lower === null && upper === null) return "A figure needs a number or a bound.";
  if (value !== null && (lower !== null || upper !== null)) {
    return "Give the number or its bounds, not both.";
  }
  if (lower !== null && upper !== null && lower > upper) return "The upper bound is below the lower one.";
  if (modality === "at_least" && lower === null) return "“At least” needs the lower bound.";
  if (modality === "at_most" && upper === null) return "“At most” needs the upper bound.";
  if (out_of !== null && Math.max(value ?? -Infinity, lower ?? -Infinity, upper ?? -Infinity) > out_of) {
    return "The number is larger than the total it is part of.";
  }
  return as_of_start && as_of_end && as_of_end < as_of_start ? "The period ends before it begins." : "";
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
