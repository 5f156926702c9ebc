/**
 * The article on the page: where each code point of the revision lives in the DOM.
 *
 * Built from the element that `templates/desk/_story.html` renders: sections of blocks, one text
 * node per block. Only the MarkPainter ever cuts those text nodes; all look-ups here
 * still hold then.
 *
 * @import {Boundaries} from "../anchoring/sentences.js"
 * @import {Piece} from "../anchoring/types.js"
 *
 * @typedef {object} StoryBlock
 * @property {HTMLElement} element
 * @property {string} kind headline, standfirst, byline, paragraph, subhead, quote, list_item, caption or
 *   credit.
 * @property {number} start Code point where the block starts in the revision.
 * @property {number} end
 * @property {number} section Index into `Story.sections`.
 */

import { toUnits } from "../anchoring/offsets.js";
import { Prose } from "../anchoring/prose.js";
import { rangeIn, unitWithin } from "./block-text.js";
import { estimateHeights } from "./estimate.js";
import { characterUnder } from "./hit.js";
import { reveal } from "./reveal.js";
import { SectionWindow } from "./window.js";

export class Story {
  /** @type {WeakMap<Element, number>} */
  #indexOf = new WeakMap();
  /** The blocks of each section. @type {number[][]} */
  #inSection = [];
  /** @type {SectionWindow} */
  #window;

  /**
   * @param {HTMLElement} element The `<article>`.
   * @param {Boundaries} [boundaries] Of its sentences and quotations.
   */
  constructor(element, boundaries) {
    this.element = element;
    /** @type {readonly HTMLElement[]} */
    this.sections = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".story__section"))];
    /** @type {HTMLElement[]} */
    const elements = [];
    const blocks = this.sections.flatMap((section, number) =>
      [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".block"))].map((block) => {
        this.#indexOf.set(block, elements.push(block) - 1);
        const text = block.textContent ?? "";
        return {
          kind: kindOf(block),
          start: Number(block.getAttribute("data-start")),
          text,
          section: number,
        };
      })
    );
    /** The same text without a DOM: blocks, words, sentences. */
    this.prose = new Prose(blocks, element.lang, boundaries);
    /** @type {readonly StoryBlock[]} */
    this.blocks = this.prose.blocks.map(({ kind, start, end, section }, i) => ({
      element: /** @type {HTMLElement} */ (elements[i]),
      kind,
      start,
      end,
      section,
    }));
    this.blocks.forEach(({ section }, index) => (this.#inSection[section] ??= []).push(index));
    estimateHeights(this.sections);
    this.#window = new SectionWindow(this.sections);
  }

  /** Length of the revision in code points. */
  get length() {
    return this.prose.length;
  }

  /**
   * The revision's text between two offsets, block separators included.
   *
   * @param {number} start
   * @param {number} end
   */
  text(start, end) {
    return this.prose.text(start, end);
  }

  /**
   * The block that holds an offset; in the gap between two blocks, the one before.
   *
   * @param {number} offset
   * @returns {StoryBlock}
   */
  blockAt(offset) {
    return this.#block(this.prose.indexAt(offset));
  }

  /**
   * Where a section starts; behind the last one, infinitely far away.
   *
   * @param {number} section
   */
  startOf(section) {
    return this.blocks[this.blocksOf(section)[0] ?? -1]?.start ?? Infinity;
  }

  /**
   * The blocks of a section, as indexes into `blocks`.
   *
   * @param {number} section
   * @returns {readonly number[]}
   */
  blocksOf(section) {
    return this.#inSection[section] ?? [];
  }

  /**
   * DOM ranges of a piece, one for each block that it touches.
   *
   * @param {Piece} piece
   * @returns {Range[]}
   */
  ranges(piece) {
    return this.prose.parts(piece).map(({ index, from, to }) =>
      rangeIn(this.#block(index).element, from, to)
    );
  }

  /**
   * The part of a piece that lies in one block, null when it has none.
   *
   * @param {Piece} piece
   * @param {number} index Of the block.
   * @returns {Range | null}
   */
  rangeWithin(piece, index) {
    const { start, end, element } = this.#block(index);
    if (piece.end <= start || piece.start >= end) return null;
    const { map } = this.prose.block(index);
    return rangeIn(
      element,
      toUnits(map, Math.max(0, piece.start - start)),
      toUnits(map, Math.min(end, piece.end) - start),
    );
  }

  /**
   * Where a piece is on the screen, as client rectangles, one or more a line. Measures: call it for
   * visible pieces only, since measuring skipped sections makes the browser lay them out.
   *
   * @param {Piece} piece
   * @returns {DOMRect[]}
   */
  rects(piece) {
    return this.ranges(piece).flatMap((range) => [...range.getClientRects()]);
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
    const hit = characterUnder(x, y);
    return hit && this.offsetOf(hit.node, hit.unit);
  }

  /**
   * The offset of a DOM position inside the article, or null when it lies outside. A position
   * between two blocks is the start of the next one (the end of the last, after all).
   *
   * @param {Node} node
   * @param {number} unit Offset within the node, as in Range and Selection.
   * @returns {number | null}
   */
  offsetOf(node, unit) {
    if (!this.element.contains(node)) return null;
    const holder = node instanceof Element ? node : node.parentElement;
    const element = holder?.closest(".block");
    const index = element ? this.#indexOf.get(element) : undefined;
    if (element && index !== undefined) return this.prose.offset(index, unitWithin(element, node, unit));
    const range = document.createRange();
    range.setStart(node, unit);
    const next = this.blocks.find((block) => range.comparePoint(block.element, 0) >= 0);
    return next ? next.start : this.length;
  }

  /**
   * Scroll so that a piece can be seen, clear of sticky bars (the page's scroll-padding). Does
   * nothing when it is in view already, unless `align` is "center".
   *
   * @param {Piece} piece
   * @param {{align?: "nearest" | "center"}} [options]
   */
  reveal(piece, { align = "nearest" } = {}) {
    reveal(
      this.blockAt(piece.start).element,
      () => this.rects({ start: piece.start, end: piece.start + 1 }),
      align,
    );
  }

  /**
   * Hear which sections are near the viewport (within 60 % of its height). Called at once with those
   * that are, then on change.
   *
   * @param {(change: {shown: number[], hidden: number[]}) => void} listener
   * @returns {() => void} stop
   */
  watch(listener) {
    return this.#window.subscribe(listener);
  }

  /** Sections near the viewport now, in order. */
  get visibleSections() {
    return this.#window.visible;
  }

  /**
   * @param {number} index
   * @returns {StoryBlock}
   */
  #block(index) {
    return /** @type {StoryBlock} */ (this.blocks[index]);
  }
}

/** @param {Element} block */
function kindOf(block) {
  const name = [...block.classList].find((one) => one.startsWith("block--"));
  return name ? name.slice("block--".length) : "paragraph";
}
