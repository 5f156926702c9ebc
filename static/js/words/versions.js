/** What becomes of two versions of a row's fields. No DOM. */

import { DEFAULTS } from "../store/drafts.js";

/** The scales of the speaker's commitment, which are one field of a row and several for people. */
const SCALES = Object.keys(DEFAULTS.attributions.commitment);

/** Fields of several lines, in which one text can follow another. */
const PROSE = ["note"];

/**
 * Both values at once, where that makes sense: notes one after the other, lists as one.
 *
 * @param {string} name of the field
 * @param {any} mine
 * @param {any} theirs
 * @returns {any} undefined where only one of them can be
 */
export function bothOf(name, mine, theirs) {
  if (isWords(mine) && isWords(theirs)) return [...new Set([...theirs, ...mine])];
  return PROSE.includes(name) && mine && theirs ? `${theirs}\n${mine}` : undefined;
}

/**
 * The update that makes the server's row what was chosen: the fields that differ from it afterwards.
 *
 * @param {Record<string, any>} mine
 * @param {Record<string, any>} theirs
 * @param {Record<string, string>} chosen by the field's name: "mine", "theirs" or "both"
 * @returns {Record<string, any>}
 */
export function settled(mine, theirs, chosen) {
  /** @type {Record<string, any>} */
  const body = {};
  for (const [name, choice] of Object.entries(chosen)) {
    if (choice === "theirs") continue;
    if (SCALES.includes(name)) {
      body.commitment = { ...theirs.commitment, ...body.commitment, [name]: mine.commitment[name] };
    } else body[name] = choice === "both" ? bothOf(name, mine[name], theirs[name]) : mine[name];
  }
  return body;
}

/** @param {any} value @returns {value is string[]} */
function isWords(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
