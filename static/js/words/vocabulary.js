/** The words that the interface uses for the API's values. */

/** @import { Kind } from "../anchoring/types.js" */

/** @type {Record<Kind, string>} */
export const KIND_NAMES = {
  claim: "Claim",
  source: "Source",
  cue: "Cue",
  entity: "Entity",
  figure: "Figure",
  note: "Note",
};

/**
 * Shortens in the middle of nothing: whole words, then an ellipsis.
 *
 * @param {string} text
 * @param {number} most characters
 */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
