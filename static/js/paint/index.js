/**
 * Which spans lie where: one bucket of spans per block.
 *
 * A look-up scans one bucket of some 10 to 20 spans; up to 10,000 spans no tree is faster.
 *
 * @import {Prose} from "../anchoring/prose.js"
 * @import {Piece, Span} from "../anchoring/types.js"
 */

import { comparePieces, overlaps } from "../anchoring/pieces.js";

export class SpanIndex {
  /** @type {Map<string, Span>} */
  #spans = new Map();
  /** @type {Map<number, Set<Span>>} */
  #buckets = new Map();

  /** @param {Prose} prose */
  constructor(prose) {
    this.prose = prose;
  }

  /** Number of spans. */
  get size() {
    return this.#spans.size;
  }

  /**
   * @param {string} id
   * @returns {Span | undefined}
   */
  get(id) {
    return this.#spans.get(id);
  }

  /**
   * Add a span, or put it in the place of the one with the same id.
   *
   * @param {Span} span
   */
  replace(span) {
    this.remove(span.id);
    this.#spans.set(span.id, span);
    for (const index of this.blocksOf(span)) {
      const bucket = this.#buckets.get(index);
      if (bucket) bucket.add(span);
      else this.#buckets.set(index, new Set([span]));
    }
  }

  /**
   * @param {string} id
   * @returns {Span | undefined} What was removed.
   */
  remove(id) {
    const span = this.#spans.get(id);
    if (!span) return undefined;
    this.#spans.delete(id);
    for (const index of this.blocksOf(span)) this.#buckets.get(index)?.delete(span);
    return span;
  }

  /**
   * The blocks that a span touches, in order. Called for each span of the article at the start, so
   * it makes nothing but its answer.
   *
   * @param {Span} span
   * @returns {number[]}
   */
  blocksOf(span) {
    /** @type {number[]} */
    const indexes = [];
    for (const { start, end } of span.pieces) {
      let index = this.prose.indexAt(start);
      if (this.prose.block(index).end <= start) index += 1;
      for (; index < this.prose.blocks.length && this.prose.block(index).start < end; index += 1) {
        if (indexes.at(-1) !== index) indexes.push(index);
      }
    }
    return indexes;
  }

  /**
   * The spans that touch a block, in text order.
   *
   * @param {number} index
   * @returns {Span[]}
   */
  inBlock(index) {
    return [...this.#buckets.get(index) ?? []].sort(compareSpans);
  }

  /**
   * The spans over a character, innermost (shortest piece) first: what Tab cycles through.
   *
   * @param {number} offset
   * @returns {Span[]}
   */
  at(offset) {
    const hits = [];
    for (const span of this.#buckets.get(this.prose.indexAt(offset)) ?? []) {
      const piece = span.pieces.find(({ start, end }) => start <= offset && offset < end);
      if (piece) hits.push({ span, length: piece.end - piece.start });
    }
    return hits.sort((a, b) => a.length - b.length || compareSpans(b.span, a.span)).map(({ span }) => span);
  }

  /**
   * The spans that touch a section, in text order.
   *
   * @param {number} section
   * @returns {Span[]}
   */
  inSection(section) {
    /** @type {Set<Span>} */
    const found = new Set();
    this.prose.blocks.forEach((block, index) => {
      if (block.section === section) { for (const span of this.#buckets.get(index) ?? []) found.add(span); }
    });
    return [...found].sort(compareSpans);
  }

  /**
   * The spans that share a character with [start, end), in text order.
   *
   * @param {number} start
   * @param {number} end
   * @returns {Span[]}
   */
  between(start, end) {
    /** @type {Set<Span>} */
    const found = new Set();
    for (const { index } of this.prose.parts({ start, end })) {
      for (const span of this.#buckets.get(index) ?? []) {
        if (span.pieces.some((piece) => overlaps(piece, { start, end }))) found.add(span);
      }
    }
    return [...found].sort(compareSpans);
  }

  /**
   * All spans in text order: by first piece, the longer first.
   *
   * @returns {Span[]}
   */
  inOrder() {
    return [...this.#spans.values()].sort(compareSpans);
  }
}

/**
 * Text order, with the id (which is in order of making) to settle ties.
 *
 * @param {Span} a
 * @param {Span} b
 */
function compareSpans(a, b) {
  return comparePieces(first(a), first(b)) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * @param {Span} span
 * @returns {Piece}
 */
function first(span) {
  return span.pieces[0] ?? { start: Infinity, end: Infinity };
}
