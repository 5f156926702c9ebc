/**
 * The text of one revision as blocks, without a DOM; every offset is a code point.
 *
 * Words are found per block and only when asked for: segmenting a whole long article at once is slow
 * in older engines, and few of its blocks are ever worked on. Sentences come from the server.
 *
 * @import {OffsetMap} from "./offsets.js"
 * @import {Boundaries} from "./sentences.js"
 * @import {Piece, Unit} from "./types.js"
 * @import {Stretches} from "./words.js"
 *
 * @typedef {object} ProseBlock
 * @property {string} kind headline, paragraph, quote …
 * @property {number} start Code point where it starts in the revision.
 * @property {number} end
 * @property {string} text
 * @property {number} section The section of the page that it is in.
 * @property {OffsetMap} map
 */

import { isRightToLeft } from "./direction.js";
import { codePointLength, offsetMap, toCodePoints, toUnits } from "./offsets.js";
import { Sentences } from "./sentences.js";
import { Units } from "./units.js";
import { keptPairs, wholeGraphemes } from "./words.js";

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

export class Prose {
  /** @type {Units} */
  #units;

  /**
   * @param {readonly {kind: string, start: number, text: string, section: number}[]} blocks In text order,
   *   none empty.
   * @param {string} [language] BCP 47 tag, for the word boundaries.
   * @param {Boundaries} [boundaries]
   */
  constructor(blocks, language = "", boundaries = undefined) {
    /** @type {readonly ProseBlock[]} */
    this.blocks = blocks.map((block) => {
      const map = offsetMap(block.text);
      return { ...block, map, end: block.start + codePointLength(block.text, map) };
    });
    this.#units = new Units(language, new Sentences(boundaries));
  }

  /** Length of the text in code points, up to the end of the last block. */
  get length() {
    return this.blocks.at(-1)?.end ?? 0;
  }

  /**
   * Index of the block that holds an offset; in the gap between two blocks, the one before.
   *
   * @param {number} offset
   */
  indexAt(offset) {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.block(middle).start <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /**
   * @param {number} index
   * @returns {ProseBlock}
   * @throws {RangeError} There is no such block.
   */
  block(index) {
    const block = this.blocks[index];
    if (!block) throw new RangeError(`There is no block ${index}.`);
    return block;
  }

  /**
   * The text between two offsets; the gap between two blocks reads as line breaks, as on the server.
   *
   * @param {number} start
   * @param {number} end
   */
  text(start, end) {
    let text = "";
    let reached = start;
    for (const { block, from, to } of this.parts({ start, end })) {
      const gap = Math.min(block.start + toCodePoints(block.map, from), end) - reached;
      text += "\n".repeat(Math.max(0, gap)) + block.text.slice(from, to);
      reached = block.start + toCodePoints(block.map, to);
    }
    return text + "\n".repeat(Math.max(0, Math.min(end, this.length) - Math.max(start, reached)));
  }

  /**
   * The blocks that a piece touches, each with the UTF-16 stretch of its own text.
   *
   * @param {Piece} piece
   * @returns {{block: ProseBlock, index: number, from: number, to: number}[]}
   */
  parts({ start, end }) {
    const parts = [];
    for (let index = this.indexAt(start); index < this.blocks.length; index += 1) {
      const block = this.block(index);
      if (block.start >= end) break;
      if (block.end <= start) continue;
      const from = toUnits(block.map, Math.max(start, block.start) - block.start);
      const to = toUnits(block.map, Math.min(end, block.end) - block.start);
      parts.push({ block, index, from, to });
    }
    return parts;
  }

  /**
   * The place of a UTF-16 offset of a block's text in the revision.
   * @param {number} index Of the block.
   * @param {number} unit
   */
  offset(index, unit) {
    const block = this.block(index);
    return block.start + toCodePoints(block.map, unit);
  }

  /**
   * The passage of whole words that a piece touches, without outer spaces and punctuation, but with
   * the quotes and brackets whose two ends are inside; null when it touches no word.
   *
   * @param {Piece} piece
   * @returns {Piece | null}
   */
  snap(piece) {
    const parts = this.parts(piece);
    const first = this.#touchedWord(parts, false);
    const last = this.#touchedWord([...parts].reverse(), true);
    if (!first || !last) return null;
    const lead = first.block.text.slice(Math.min(first.from, first.start), first.start);
    const tail = last.block.text.slice(last.end, Math.max(last.to, last.end));
    const inner = first.index === last.index
      ? first.block.text.slice(first.start, last.end)
      : this.text(this.offset(first.index, first.start), this.offset(last.index, last.end));
    const { before, after } = keptPairs(lead, inner, tail);
    return {
      start: this.offset(first.index, first.start - before),
      end: this.offset(last.index, last.end + after),
    };
  }

  /**
   * A piece with the closing quote or bracket that follows it, when it holds the opening one.
   *
   * @param {Piece} piece
   * @returns {Piece}
   */
  closed({ start, end }) {
    const { after } = keptPairs("", this.text(start, end), this.text(end, end + 1));
    return { start, end: end + after };
  }

  /**
   * A piece as it was chosen, only kept inside the blocks and off the inside of graphemes; null when
   * nothing is left.
   *
   * @param {Piece} piece
   * @returns {Piece | null}
   */
  exact(piece) {
    const parts = this.parts(piece).filter(({ from, to }) => from < to);
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last) return null;
    return {
      start: this.offset(first.index, wholeGraphemes(first.block.text, first.from, first.to).start),
      end: this.offset(last.index, wholeGraphemes(last.block.text, last.from, last.to).end),
    };
  }

  /**
   * The unit at an offset; between two of them, the one before (the first of a
   * block when there is none before).
   *
   * @param {Unit} unit
   * @param {number} offset
   * @returns {Piece}
   */
  unitAt(unit, offset) {
    const index = this.indexAt(offset);
    const units = this.units(unit, index);
    const block = this.block(index);
    const at = toUnits(block.map, Math.min(offset, block.end) - block.start);
    let i = 0;
    while (i + 2 < units.length && /** @type {number} */ (units[i + 2]) <= at) i += 2;
    return {
      start: this.offset(index, /** @type {number} */ (units[i])),
      end: this.offset(index, /** @type {number} */ (units[i + 1])),
    };
  }

  /**
   * The first unit that starts after an offset (`step` 1), or the last that starts before it (-1).
   *
   * @param {Unit} unit
   * @param {number} offset
   * @param {1 | -1} step
   * @returns {Piece | null} Null at either end of the text.
   */
  neighbour(unit, offset, step) {
    return this.#scan(unit, offset, step, (piece) => (piece.start - offset) * step > 0);
  }

  /**
   * The nearest unit that ends after an offset (`step` 1) or before it (-1).
   *
   * @param {Unit} unit
   * @param {number} offset
   * @param {1 | -1} step
   * @returns {Piece | null}
   */
  neighbourByEnd(unit, offset, step) {
    return this.#scan(unit, offset, step, (piece) => (piece.end - offset) * step > 0);
  }

  /**
   * The units of one block, in UTF-16 units of its text; a block without words counts as one word.
   *
   * @param {Unit} unit
   * @param {number} index
   * @returns {Stretches}
   */
  units(unit, index) {
    return this.#units.of(unit, this.block(index));
  }

  /**
   * The quotations that hold a piece whole.
   * @param {Piece} piece
   */
  quotesAround(piece) {
    return this.#units.sentences.quotesAround(piece);
  }

  /**
   * Whether the block at an offset reads from right to left.
   * @param {number} offset
   */
  isRightToLeft(offset) {
    return isRightToLeft(this.block(this.indexAt(offset)).text);
  }

  /**
   * @param {Unit} unit
   * @param {number} offset
   * @param {1 | -1} step
   * @param {(piece: Piece) => boolean} wanted
   */
  #scan(unit, offset, step, wanted) {
    for (let index = this.indexAt(offset); index >= 0 && index < this.blocks.length; index += step) {
      const units = this.units(unit, index);
      for (let i = step === 1 ? 0 : units.length - 2; i >= 0 && i < units.length; i += 2 * step) {
        const start = this.offset(index, /** @type {number} */ (units[i]));
        const end = this.offset(index, /** @type {number} */ (units[i + 1]));
        if (wanted({ start, end })) return { start, end };
      }
    }
    return null;
  }

  /**
   * The first (or last) real word among the parts of a piece.
   *
   * @param {ReturnType<Prose["parts"]>} parts
   * @param {boolean} fromEnd
   */
  #touchedWord(parts, fromEnd) {
    for (const part of parts) {
      const words = wordsOfPart(this, part);
      const word = fromEnd ? words.at(-1) : words[0];
      if (word) return { ...part, ...word };
    }
    return null;
  }
}

/**
 * @param {Prose} prose
 * @param {ReturnType<Prose["parts"]>[number]} part
 * @returns {{start: number, end: number}[]} The words that share a character with the part.
 */
function wordsOfPart(prose, { index, block, from, to }) {
  const words = prose.units("word", index);
  const touched = [];
  for (let i = 0; i < words.length; i += 2) {
    const [start, end] = /** @type {[number, number]} */ ([words[i], words[i + 1]]);
    if (start < to && from < end && LETTER_OR_DIGIT.test(block.text.slice(start, end))) {
      touched.push({ start, end });
    }
  }
  return touched;
}
