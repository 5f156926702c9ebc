/** In which order records are offered for words, and which of them is meant. */

import { withoutTitle } from "./kinds.js";
import { fitOf, FITS, folded, isPronoun, mayMean, namesIn } from "./naming.js";

/**
 * @typedef {object} Candidate
 * @property {string} id
 * @property {readonly string[]} names
 * @property {string} kind
 *
 * @typedef {object} Setting
 * @property {readonly string[]} story  ids of those that the story names, the nearest first
 * @property {{has: (id: string) => boolean}} given  the ids of those that the same words stand for elsewhere
 * @property {boolean} isOffered  whether the words are those of the text, and nobody has typed
 */

/** Below it a record is taken for what the words mean. */
const MEANT = 5_000;
const STORY = 6_000;
const MENTIONED = 8_000;
const REST = 9_000;

/**
 * Where a record stands among those that are offered for words; the lower, the earlier. Null: it isn't
 * offered.
 *
 * @param {string} words
 * @param {Candidate} one
 * @param {Setting} setting
 * @returns {number|null}
 */
export function orderOf(words, one, { story, given, isOffered }) {
  const place = story.indexOf(one.id);
  const near = place < 0 ? 900 : Math.min(place, 800);
  // A pronoun only means somebody who was named.
  if (isOffered && isPronoun(words)) return place < 0 || !mayMean(words, one.kind) ? null : near;
  if (!folded(words)) return place < 0 ? null : STORY + near;
  const fit = fitOf(words, one.names);
  if (fit === FITS.named) return near;
  if (given.has(one.id)) return 1_000 + near;
  if (fit === FITS.ends) return 2_000 - longest(one.names) + near / 1_000;
  if (fit === FITS.part) return 3_000 + near;
  if (isOffered && place >= 0) return STORY + near;
  return fit === FITS.mentions ? MENTIONED + near : null;
}

/** Where a record stands that the server found for words, and that nothing here explains. */
export const FOUND = REST;

/** Whether the record that stands there is taken for what the words mean. @param {number} order */
export function isMeant(order) {
  return order < MEANT;
}

/**
 * What to search a register for: the name that words give, and the one that they may end in, behind whom it
 * belongs to or a title.
 *
 * @param {string} words
 */
export function searchesFor(words) {
  const { name } = namesIn(words);
  const owned = name.split(/(?:[’']s|s[’'])\s/u).at(-1) ?? name;
  const alone = withoutTitle(owned.split(",")[0] ?? owned).trim();
  return [...new Set([name, alone])].filter(Boolean);
}

/** Of two names inside the words the longer one says more. @param {readonly string[]} names */
function longest(names) {
  return Math.min(500, Math.max(0, ...names.map(({ length }) => length)));
}
