/** Texts that offsets and words stumble over, and a seeded source of randomness. */

import { Prose } from "../../../static/js/anchoring/prose.js";

export const SCRAPS = [
  "Seoul claims",
  " ",
  "😀",
  "👩‍👩‍👧",
  "Cafe\u0301",
  "well-known",
  "3,000",
  "“",
  "”",
  "(",
  ")",
  ".",
  ", ",
  "U.S.",
  "وكالة",
  " الأنباء",
  "朝鲜向俄罗斯",
  "𝒳",
  "🇰🇷",
  "'s",
  "–",
  "e\u0301\u0323",
  "\n",
  "12%",
  "한국",
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
 * Blocks with one blank line between them, as the server stores them. A bar stands before each
 * further sentence, as in the server's own tables; braces stand round what is quoted.
 *
 * @param {string[]} texts
 * @param {string} [language]
 */
export function proseOf(texts, language) {
  let start = 0;
  /** @type {number[]} */
  const cuts = [];
  /** @type {number[][]} */
  const quotes = [];
  const blocks = texts.map((marked, i) => {
    const characters = [];
    for (const character of marked) {
      const at = start + characters.length;
      if (character === "|") cuts.push(at);
      else if (character === "{") quotes.push([at]);
      else if (character === "}") quotes.findLast((quote) => quote.length === 1)?.push(at);
      else characters.push(character);
    }
    const block = { kind: "paragraph", start, text: characters.join(""), section: Math.floor(i / 2) };
    start += characters.length + 2;
    return block;
  });
  const steps = (/** @type {number[]} */ places) => places.map((place, i) => place - (places[i - 1] ?? 0));
  const starts = steps(quotes.map(([from = 0]) => from));
  return new Prose(blocks, language, {
    sentences: steps(cuts),
    quotes: quotes.flatMap(([from = 0, to = 0], i) => [starts[i] ?? 0, to - from]),
  });
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
