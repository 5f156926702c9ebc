/**
 * What both painters share: which blocks are painted, and which must be painted again.
 *
 * Only blocks near the viewport carry paint. Registering everything would make each new mark of a
 * long article pay for all the others.
 *
 * @import {SpanIndex} from "./index.js"
 * @import {Story} from "./story.js"
 */

import { NearBlocks } from "./near-blocks.js";

/** @abstract */
export class BlockPainter {
  /** @type {Map<number, ReadonlySet<string>>} Painted blocks, with the spans painted in each. */
  #painted = new Map();
  #listening = new AbortController();
  /** @type {NearBlocks | null} */
  #near = null;

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   */
  constructor(story, index) {
    this.story = story;
    this.index = index;
  }

  /**
   * To be called at the end of the painter's constructor: paints the first screen at once.
   *
   * @param {number} [margin] How far beyond the viewport, in parts of its height.
   */
  watch(margin) {
    this.#near = new NearBlocks(this.story, ({ shown, hidden }) => {
      for (const block of hidden) this.#hide(block);
      for (const block of shown) this.#show(block);
    }, margin);
    const { signal } = this.#listening;
    addEventListener("beforeprint", () => this.story.blocks.forEach((_, block) => this.#show(block)), {
      signal,
    });
    addEventListener("afterprint", () => this.#hideFar(), { signal });
  }

  /**
   * Redraw a block from the index.
   *
   * @param {number} _block
   * @returns {ReadonlySet<string>} The ids of the spans in it.
   * @abstract
   */
  paintBlock(_block) {
    return new Set();
  }

  /**
   * Take the paint off a block.
   *
   * @param {number} _block
   * @abstract
   */
  clearBlock(_block) {}

  /** @param {Iterable<string>} [ids] */
  refresh(ids) {
    this.repaint(ids === undefined ? [...this.#painted.keys()] : this.#blocksTouchedBy([...ids]));
  }

  /**
   * Paint those of these blocks again that are painted now.
   *
   * @param {Iterable<number>} blocks
   */
  repaint(blocks) {
    for (const block of blocks) {
      if (this.#painted.has(block)) this.#painted.set(block, this.paintBlock(block));
    }
  }

  stop() {
    this.#near?.stop();
    this.#listening.abort();
    for (const block of this.#painted.keys()) this.clearBlock(block);
    this.#painted.clear();
  }

  /** @param {number} block */
  #show(block) {
    this.#painted.set(block, this.paintBlock(block));
  }

  /** @param {number} block */
  #hide(block) {
    if (this.#painted.delete(block)) this.clearBlock(block);
  }

  /** Drop what was painted only for paper. */
  #hideFar() {
    this.story.blocks.forEach((_, block) => this.#near?.has(block) || this.#hide(block));
  }

  /**
   * The blocks where these spans are, or are painted.
   *
   * @param {readonly string[]} ids
   */
  #blocksTouchedBy(ids) {
    /** @type {Set<number>} */
    const touched = new Set();
    for (const [block, spans] of this.#painted) {
      if (ids.some((id) => spans.has(id))) touched.add(block);
    }
    for (const id of ids) {
      const span = this.index.get(id);
      for (const block of span ? this.index.blocksOf(span) : []) touched.add(block);
    }
    return touched;
  }
}
