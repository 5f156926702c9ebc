/**
 * Where sentences and quotations lie, as the server found them when the text came in. Nothing is
 * guessed here: the desk, the API and the exports mean the same sentence.
 *
 * @import {ProseBlock} from "./prose.js"
 * @import {Piece} from "./types.js"
 * @import {Stretches} from "./words.js"
 *
 * @typedef {object} Boundaries As `annotator/desk/_boundaries.py` packs them: code points, each counted from
 *   the one before.
 * @property {readonly number[]} sentences Where each sentence starts that doesn't start its block.
 * @property {readonly number[]} quotes Where each quotation starts, and how long it is; an outer one before
 *   what it holds.
 */

import { toUnits } from "./offsets.js";

export class Sentences {
  /** @type {Uint32Array} */
  #starts;
  /** @type {readonly Piece[]} */
  #quotes;

  /** @param {Boundaries} [packed] Without them a block is one sentence, and nothing is quoted. */
  constructor({ sentences, quotes } = { sentences: [], quotes: [] }) {
    let reached = 0;
    this.#starts = Uint32Array.from(sentences, (step) => reached += step);
    let start = 0;
    this.#quotes = Array.from({ length: quotes.length / 2 }, (_, i) => {
      start += quotes[2 * i] ?? 0;
      return { start, end: start + (quotes[2 * i + 1] ?? 0) };
    });
  }

  /**
   * The sentences of a block, without the spaces between them, in UTF-16 units of its text.
   *
   * @param {ProseBlock} block
   * @returns {Stretches}
   */
  of({ start, end, text, map }) {
    const cuts = [...this.#starts.subarray(this.#behind(start), this.#behind(end - 1))].map((cut) =>
      toUnits(map, cut - start)
    );
    const starts = [0, ...cuts];
    return Uint32Array.from(
      starts.flatMap((from, i) => [from, from + text.slice(from, starts[i + 1]).trimEnd().length]),
    );
  }

  /**
   * The quotations that hold a piece whole, with their marks.
   *
   * @param {Piece} piece
   */
  quotesAround(piece) {
    return this.#quotes.filter(({ start, end }) => start <= piece.start && piece.end <= end);
  }

  /**
   * How many of the starts lie at an offset or before it.
   *
   * @param {number} offset
   */
  #behind(offset) {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (/** @type {number} */ (this.#starts[middle]) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
