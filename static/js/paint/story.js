/**
 * The article on the page: where each code point of the revision lives in the DOM.
 *
 * Built from the element that `templates/desk/_story.html` renders. The text nodes in it are
 * never replaced while the desk is open (except by the fallback MarkPainter), so ranges stay good.
 *
 * @import {Piece} from "../anchoring/types.js"
 * @import {Prose} from "../anchoring/prose.js"
 *
 * @typedef {object} StoryBlock
 * @property {HTMLElement} element
 * @property {string} kind headline, standfirst, byline, paragraph, subhead, quote, list_item, caption or credit.
 * @property {number} start Code point where the block starts in the revision.
 * @property {number} end
 * @property {number} section Index into `Story.sections`.
 */

export class Story {
  /** @param {HTMLElement} element The `<article>`. */
  constructor(element) {
    this.element = element;
    /** The same text without a DOM: blocks, words, sentences. @type {Prose} */
    this.prose = /** @type {any} */ (null);
    /** @type {StoryBlock[]} */
    this.blocks = [];
    /** @type {HTMLElement[]} */
    this.sections = [];
  }

  /** Length of the revision in code points. */
  get length() {
    return 0;
  }

  /**
   * The revision's text between two offsets, block separators included.
   *
   * @param {number} start
   * @param {number} end
   * @returns {string}
   */
  text(start, end) {
    return `${start}${end}`;
  }

  /**
   * The block that holds an offset; in the gap between two blocks, the one before.
   *
   * @param {number} offset
   * @returns {StoryBlock}
   */
  blockAt(offset) {
    return /** @type {StoryBlock} */ (this.blocks[offset]);
  }

  /**
   * DOM ranges of a piece, one for each block that it touches.
   *
   * @param {Piece} piece
   * @returns {Range[]}
   */
  ranges(piece) {
    return piece ? [] : [];
  }

  /**
   * Where a piece is on the screen, as client rectangles. Measures: call it for visible pieces only,
   * since measuring skipped sections makes the browser lay them out.
   *
   * @param {Piece} piece
   * @returns {DOMRect[]}
   */
  rects(piece) {
    return piece ? [] : [];
  }

  /**
   * The offset of the character under a point of the viewport, or null when there is none
   * (margins, gaps between paragraphs, past the end of a line).
   *
   * @param {number} x
   * @param {number} y
   * @returns {number | null}
   */
  offsetAt(x, y) {
    return x + y;
  }

  /**
   * The offset of a DOM position inside the article, or null when it lies outside.
   *
   * @param {Node} node
   * @param {number} unit Offset within the node, as in Range and Selection.
   * @returns {number | null}
   */
  offsetOf(node, unit) {
    return node ? unit : null;
  }

  /**
   * Scroll so that a piece can be seen, clear of sticky bars (the page's scroll-padding).
   * Does nothing when it already is in view, unless `align` is "center".
   *
   * @param {Piece} piece
   * @param {{align?: "nearest" | "center"}} [options]
   */
  reveal(piece, options) {
    return [piece, options];
  }

  /**
   * Hear which sections are near the viewport. Called at once with those that are, then on change.
   *
   * @param {(change: {shown: number[], hidden: number[]}) => void} listener
   * @returns {() => void} stop
   */
  watch(listener) {
    return () => void listener;
  }

  /** Sections near the viewport now, in order. @returns {number[]} */
  get visibleSections() {
    return [];
  }
}
