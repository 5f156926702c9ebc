/**
 * The keyboard's cursor and selection over a text, without a DOM.
 *
 * The cursor stands on a unit (a word at first). A selection has an anchor, a passage that stays in
 * it whatever the moving edge does, as in every text editor.
 *
 * @import {Piece, Unit} from "./types.js"
 * @import {Prose} from "./prose.js"
 */

import { covers, samePieces } from "./pieces.js";

/** @type {readonly Unit[]} */
const GROWTH = ["word", "sentence", "block"];

export class PassageCursor {
  /** @type {Piece[]} What `shrink` returns to. */
  #smaller = [];

  /** @param {Prose} prose */
  constructor(prose) {
    this.prose = prose;
    /** @type {number | null} Null until the cursor is first placed. */
    this.offset = null;
    /** @type {Unit} The unit under the cursor. */
    this.unit = "word";
    /** @type {Piece | null} */
    this.selection = null;
    /** @type {Piece | null} The part of the selection that extending never gives up. */
    this.anchor = null;
  }

  /**
   * The selection, else the unit under the cursor.
   *
   * @returns {Piece | null}
   */
  current() {
    if (this.selection || this.offset === null) return this.selection;
    return this.prose.unitAt(this.unit, this.offset);
  }

  /**
   * Stand on the word at an offset, nothing selected.
   *
   * @param {number} offset
   */
  place(offset) {
    this.#stand(this.prose.unitAt("word", offset), "word");
  }

  /**
   * Select a passage as it is. Null clears the selection and keeps the cursor.
   *
   * @param {Piece | null} piece
   */
  select(piece) {
    this.#smaller = [];
    this.selection = piece;
    this.anchor = null;
    if (!piece) return;
    const word = this.prose.unitAt("word", piece.start);
    this.anchor = { start: piece.start, end: Math.min(Math.max(word.end, piece.start), piece.end) };
    this.offset = this.prose.unitAt("word", piece.end - 1).start;
    this.unit = "word";
  }

  /**
   * Step to the next (1) or previous (-1) unit. On its first word, a step forward takes the sentence
   * or block at hand instead of skipping it; going back from inside one reaches its own start first.
   * At the ends of the text the cursor stays.
   *
   * @param {1 | -1} step
   * @param {Unit} unit
   */
  move(step, unit) {
    if (this.offset === null) return;
    const from = this.#edgeToMoveFrom(step);
    const atHand = this.prose.unitAt(unit, from);
    if (
      step === 1 && !this.selection && unit !== this.unit && atHand.start === from && this.unit === "word"
    ) {
      this.#stand(atHand, unit);
      return;
    }
    const target = this.prose.neighbour(unit, from, step);
    this.#stand(target ?? atHand, unit);
  }

  /**
   * Move the free edge of the selection by a unit: it grows away from the anchor, or comes back to it.
   *
   * @param {1 | -1} step
   * @param {Unit} unit
   */
  extend(step, unit) {
    const from = this.current();
    if (!from) return;
    const anchor = this.anchor ?? from;
    this.#smaller = [];
    this.selection = step === 1 ? this.#forward(from, anchor, unit) : this.#backward(from, anchor, unit);
    this.anchor = anchor;
    const movesStart = this.selection.start < anchor.start;
    this.offset = this.prose.unitAt("word", movesStart ? this.selection.start : this.selection.end - 1).start;
    this.unit = "word";
  }

  /**
   * Move the start of the selection by a word; it never passes the last word.
   *
   * @param {1 | -1} step
   */
  moveStart(step) {
    const from = this.current();
    if (!from) return;
    const word = this.prose.neighbour("word", from.start, step);
    if (!word || word.start >= from.end) return;
    this.select({ start: word.start, end: from.end });
  }

  /**
   * To the next larger stretch around the selection: whole words, a clause, a quotation, sentences, blocks.
   */
  grow() {
    const from = this.current();
    if (!from) return;
    const larger = this.#around(from).find((piece) => !samePieces([piece], [from]));
    if (!larger) return;
    const smaller = [...this.#smaller, from];
    this.selection = larger;
    this.anchor = larger;
    this.#smaller = smaller;
  }

  /** Back to what it was before growing; else to the next smaller unit around the cursor. */
  shrink() {
    const from = this.current();
    if (!from) return;
    const at = { start: this.offset ?? from.start, end: (this.offset ?? from.start) + 1 };
    const smaller = this.#smaller.pop() ??
      this.#around(at).reverse().find((piece) => covers(from, piece) && !samePieces([piece], [from]));
    if (!smaller) return;
    this.selection = smaller;
    this.anchor = smaller;
  }

  /**
   * A piece rounded out to words, its clause, sentences and blocks, smallest first. A quotation comes
   * before what it doesn't hold whole: it may begin within one sentence and end within another.
   *
   * @param {Piece} piece
   * @returns {Piece[]}
   */
  #around(piece) {
    const [word, ...wider] = GROWTH.map((unit) => this.#rounded(piece, unit));
    const clause = this.prose.unitAt("clause", piece.start);
    const steps = [...(word ? [word] : []), ...(covers(clause, piece) ? [clause] : []), ...wider];
    const quotes = this.prose.quotesAround(piece).reverse();
    return steps.flatMap((step, i) => [
      ...quotes.filter((quote) =>
        !covers(quote, step) && steps.slice(0, i).every((before) => covers(quote, before))
      ),
      step,
    ]);
  }

  /**
   * @param {Piece} piece
   * @param {Unit} unit
   */
  #rounded(piece, unit) {
    const first = this.prose.unitAt(unit, piece.start);
    // A piece that begins with a quote or a space stands behind the word that is found there.
    const start = first.end > piece.start ? Math.min(piece.start, first.start) : piece.start;
    return { start, end: Math.max(piece.end, this.prose.unitAt(unit, piece.end - 1).end) };
  }

  /**
   * @param {Piece} piece
   * @param {Unit} unit
   */
  #stand(piece, unit) {
    this.#smaller = [];
    this.selection = null;
    this.anchor = null;
    this.offset = piece.start;
    this.unit = unit;
  }

  /**
   * A plain move leaves a selection at the edge that it moves towards.
   *
   * @param {1 | -1} step
   */
  #edgeToMoveFrom(step) {
    const offset = this.offset ?? 0;
    if (!this.selection) return offset;
    return step === 1 ? this.prose.unitAt("word", this.selection.end - 1).start : this.selection.start;
  }

  /**
   * @param {Piece} from
   * @param {Piece} anchor
   * @param {Unit} unit
   */
  #forward(from, anchor, unit) {
    if (from.start < anchor.start) {
      const next = this.prose.neighbour(unit, from.start, 1);
      return { start: Math.min(next?.start ?? anchor.start, anchor.start), end: from.end };
    }
    const end = this.prose.neighbourByEnd(unit, from.end, 1)?.end ?? from.end;
    return this.prose.closed({ start: from.start, end });
  }

  /**
   * @param {Piece} from
   * @param {Piece} anchor
   * @param {Unit} unit
   */
  #backward(from, anchor, unit) {
    if (from.end > anchor.end) {
      const shorter = (/** @type {number} */ end) =>
        Math.max(this.prose.neighbourByEnd(unit, end, -1)?.end ?? anchor.end, anchor.end);
      const closed = this.prose.closed({ start: from.start, end: shorter(from.end) });
      // Its closing bracket is what it ends in already: that goes along with the word.
      return closed.end < from.end ? closed : { start: from.start, end: shorter(shorter(from.end)) };
    }
    return { start: this.prose.neighbour(unit, from.start, -1)?.start ?? from.start, end: from.end };
  }
}
