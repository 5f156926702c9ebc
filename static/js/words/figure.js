/** A figure in words, and what is wrong with one. No DOM. */

/** @import { Amount } from "../store/types.js" */
import { DEFAULTS } from "../store/drafts.js";
import { MODALITIES } from "./record-fields.js";
import { dayInWords } from "./record-words.js";

const { annotation: _, ...nothing } = DEFAULTS.figures;
/** @type {Amount} */
export const NOTHING = nothing;

/**
 * "About 3,000 more troops, on top of 11,000, as of 3 Mar 2025".
 *
 * @param {Amount} figure
 */
export function figureInWords(figure) {
  const { value, lower, upper, unit, modality, figure_type, out_of, base, as_of_start, as_of_end } = figure;
  const number = value ?? (lower !== null && upper !== null ? null : lower ?? upper);
  const amount = number === null
    ? `${numeral(lower)}–${numeral(upper)}`
    : numeral(figure_type === "delta" ? Math.abs(number) : number);
  const sign = modality === "exact" ? "" : MODALITIES[modality] ?? "";
  const bound = value !== null ? "" : lower === null ? "At most" : upper === null ? "At least" : "";
  const limits = sign && sign !== bound ? [sign, bound.toLowerCase()] : [bound];
  const more = figure_type === "delta" ? ((number ?? lower ?? 0) < 0 ? "fewer" : "more") : "";
  const counted = figure.counted || listed(figure.things);
  const words = [...limits, amount, unit, more, counted].filter(Boolean).join(" ");
  const days = [...new Set([as_of_start, as_of_end].filter((day) => day !== null))].map(dayInWords);
  return [
    words,
    out_of === null ? "" : `of ${numeral(out_of)}`,
    base === null ? "" : `${more === "fewer" ? "down from" : "on top of"} ${numeral(base)}`,
    days.length ? `as of ${days.join(" to ")}` : "",
  ].filter(Boolean).join(", ");
}

/** "howitzers, launchers and shells". @param {readonly string[]} things */
function listed(things) {
  return [things.slice(0, -1).join(", "), ...things.slice(-1)].filter(Boolean).join(" and ");
}

/** @param {number|null} number */
function numeral(number) {
  return number === null ? "" : number.toLocaleString("en", { maximumFractionDigits: 12 });
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
export function faultOf(
  { value, lower, upper, modality, figure_type, things, out_of, base, as_of_start, as_of_end },
) {
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
  if (figure_type === "delta" && out_of !== null) {
    return "What comes on top of another number is part of no total. Give the number as “On top of”.";
  }
  if (figure_type !== "delta" && base !== null) {
    return "Only an amount “in addition” comes on top of a number.";
  }
  if (things.length === 1) {
    return "One thing goes into “Of what”. Name two or more that are counted together.";
  }
  return as_of_start && as_of_end && as_of_end < as_of_start ? "The period ends before it begins." : "";
}
