/**
 * Which blocks carry paint: those near the viewport, in patches of a few.
 *
 * With every change of the page the browser repaints all marked text that it holds, so the less of it the
 * better; and each time a block comes or goes is such a change, so several come and go together. Sections are
 * too large for that: their size is what suits the skipping of layout.
 *
 * @import {Story} from "./story.js"
 * @import {WindowChange} from "./window.js"
 */

/** How far beyond the viewport still counts as near, in parts of its height. */
const MARGIN = 0.25;
/** Code points of a patch, about: a dozen or two lines. */
const PATCH = 1_000;
/** A patch of one-line blocks has its height from the gaps between them. */
const MOST_BLOCKS = 8;

export class NearBlocks {
  #story;
  #margin;
  #listener;
  #observer;
  /** The blocks of each patch. @type {number[][]} */
  #patches = [];
  /** The patch of each block. @type {number[]} */
  #patchOf = [];
  /** @type {WeakMap<Element, number>} */
  #blockOf = new WeakMap();
  /** @type {Set<number>} */
  #near = new Set();
  /** @type {Set<number>} */
  #shown = new Set();
  #stop;

  /**
   * @param {Story} story
   * @param {(change: WindowChange) => void} listener Hears the numbers of blocks; at once of those that are
   *   in view.
   * @param {number} [margin]
   */
  constructor(story, listener, margin = MARGIN) {
    this.#story = story;
    this.#margin = margin;
    this.#listener = listener;
    this.#cutPatches();
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        this.#place(/** @type {number} */ (this.#blockOf.get(target)), isIntersecting);
      }
      this.#tell();
    }, { rootMargin: `${margin * 100}% 0px` });
    this.#stop = story.watch((change) => this.#follow(change));
  }

  /** @param {number} block */
  has(block) {
    return this.#shown.has(block);
  }

  stop() {
    this.#stop();
    this.#observer.disconnect();
  }

  #cutPatches() {
    let size = 0;
    this.#story.blocks.forEach(({ start, end, section, element }, block) => {
      const last = this.#patches.at(-1);
      const isNext = !last || size >= PATCH || last.length === MOST_BLOCKS ||
        this.#story.blocks[block - 1]?.section !== section;
      if (isNext) this.#patches.push([block]);
      else last.push(block);
      size = (isNext ? 0 : size) + end - start;
      this.#patchOf.push(this.#patches.length - 1);
      this.#blockOf.set(element, block);
    });
  }

  /** @param {WindowChange} sections */
  #follow({ shown, hidden }) {
    for (const section of hidden) {
      for (const block of this.#story.blocksOf(section)) {
        this.#observer.unobserve(this.#element(block));
        this.#place(block, false);
      }
    }
    for (const section of shown) {
      const isInView = this.#isInView(/** @type {HTMLElement} */ (this.#story.sections[section]), 0);
      for (const block of this.#story.blocksOf(section)) {
        this.#observer.observe(this.#element(block));
        // Only a section in view is laid out for certain: measuring within another would make the browser do
        // it now.
        if (isInView && this.#isInView(this.#element(block), this.#margin)) this.#place(block, true);
      }
    }
    this.#tell();
  }

  /** @param {number} block @param {boolean} isNear */
  #place(block, isNear) {
    if (isNear) this.#near.add(block);
    else this.#near.delete(block);
  }

  #tell() {
    const wanted = new Set(
      [...this.#near].flatMap((block) => this.#patches[this.#patchOf[block] ?? -1] ?? []),
    );
    const change = {
      shown: [...wanted].filter((block) => !this.#shown.has(block)),
      hidden: [...this.#shown].filter((block) => !wanted.has(block)),
    };
    this.#shown = wanted;
    if (change.shown.length + change.hidden.length) this.#listener(change);
  }

  /** @param {number} block */
  #element(block) {
    return /** @type {HTMLElement} */ (this.#story.blocks[block]?.element);
  }

  /** @param {HTMLElement} element @param {number} margin in parts of the window's height */
  #isInView(element, margin) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom >= -margin * innerHeight && top <= (1 + margin) * innerHeight;
  }
}
