/** Texts that offsets and words stumble over, and a seeded source of randomness. */

import { Prose } from "../../../static/js/anchoring/prose.js";

export const SCRAPS = [
  "Seoul claims", " ", "😀", "👩‍👩‍👧", "Cafe\u0301", "well-known", "3,000", "“", "”", "(", ")", ".", ", ", "U.S.", "وكالة", " الأنباء", "朝鲜向俄罗斯",
  "𝒳", "🇰🇷", "'s", "–", "e\u0301\u0323", "\n", "12%", "한국",
];

/**
 * Numbers that look random and are the same in each run (mulberry32).
 *
 * @param {number} seed
 */
export function randomness(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  return {
    below,
    /** @template T @param {readonly T[]} from @returns {T} */
    pick: (from) => /** @type {any} */ (from[below(from.length)]),
    /** @param {number} scraps */
    text: (scraps) => Array.from({ length: scraps }, () => SCRAPS[below(SCRAPS.length)]).join(""),
  };
}

/**
 * Blocks with one blank line between them, as the server stores them.
 *
 * @param {string[]} texts
 * @param {string} [language]
 */
export function proseOf(texts, language) {
  let start = 0;
  const blocks = texts.map((text, i) => {
    const block = { kind: "paragraph", start, text, section: Math.floor(i / 2) };
    start += Array.from(text).length + 2;
    return block;
  });
  return new Prose(blocks, language);
}

/**
 * The piece that some words cover.
 *
 * @param {Prose} prose
 * @param {string} words
 */
export function pieceOf(prose, words) {
  const text = prose.text(0, prose.length);
  const unit = text.indexOf(words);
  if (unit < 0) throw new Error(`“${words}” is not in the text.`);
  const start = Array.from(text.slice(0, unit)).length;
  return { start, end: start + Array.from(words).length };
}
