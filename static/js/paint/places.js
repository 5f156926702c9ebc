/**
 * Where marks begin on the screen, measured once: within its block a mark only moves when the column changes
 * its width or its letters, and the blocks themselves are few.
 *
 * @import {Piece} from "../anchoring/types.js"
 * @import {Story} from "./story.js"
 */

export class Places {
  #story;
  /** Pixels below the top of the block, by the place of the first character. @type {Map<number, number>} */
  #within = new Map();

  /** @param {Story} story */
  constructor(story) {
    this.#story = story;
  }

  /**
   * The top of the first line of a mark, in the viewport's pixels. Measures: ask only for what is near the
   * viewport, and for all of it together, before anything on the page is changed.
   *
   * @param {{pieces: readonly Piece[]}} span
   */
  top({ pieces }) {
    const start = pieces[0]?.start ?? 0;
    const block = this.#story.blockAt(start).element.getBoundingClientRect().top;
    let within = this.#within.get(start);
    if (within === undefined) {
      within = (this.#story.rects({ start, end: start + 1 })[0]?.top ?? block) - block;
      this.#within.set(start, within);
    }
    return block + within;
  }

  /** After a change of the column's width or letters. */
  forget() {
    this.#within.clear();
  }
}
