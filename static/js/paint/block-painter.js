/**
 * What both painters share: which blocks are painted, and which must be painted again.
 *
 * Only sections near the viewport carry paint. Registering everything would make each new mark of a
 * long article pay for all the others.
 *
 * @import {SpanIndex} from "./index.js"
 * @import {Story} from "./story.js"
 */

/** @abstract */
export class BlockPainter {
  /** @type {Map<number, ReadonlySet<string>>} Painted blocks, with the spans painted in each. */
  #painted = new Map();
  #listening = new AbortController();
  /** @type {() => void} */
  #stopWatching = () => {};

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   */
  constructor(story, index) {
    this.story = story;
    this.index = index;
  }

  /** To be called at the end of the painter's constructor: paints the first screen at once. */
  watch() {
    this.#stopWatching = this.story.watch(({ shown, hidden }) => {
      for (const section of hidden) this.hide(section);
      for (const section of shown) this.show(section);
    });
    const { signal } = this.#listening;
    addEventListener("beforeprint", () => this.story.sections.forEach((_, section) => this.show(section)), { signal });
    addEventListener("afterprint", () => this.#hideFar(), { signal });
  }

  /**
   * Draw a block anew from the index.
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

  /** @param {number} section */
  show(section) {
    this.#forBlocks(section, (block) => this.#painted.set(block, this.paintBlock(block)));
  }

  /** @param {number} section */
  hide(section) {
    this.#forBlocks(section, (block) => {
      if (this.#painted.delete(block)) this.clearBlock(block);
    });
  }

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
    this.#stopWatching();
    this.#listening.abort();
    for (const block of this.#painted.keys()) this.clearBlock(block);
    this.#painted.clear();
  }

  /** Drop what was painted only for paper. */
  #hideFar() {
    const near = new Set(this.story.visibleSections);
    this.story.sections.forEach((_, section) => near.has(section) || this.hide(section));
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

  /**
   * @param {number} section
   * @param {(block: number) => void} visit
   */
  #forBlocks(section, visit) {
    this.story.blocks.forEach((block, index) => {
      if (block.section === section) visit(index);
    });
  }
}
