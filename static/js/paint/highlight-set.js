/**
 * Highlights of the CSS Custom Highlight API under their names.
 *
 * Their looks are in `static/css/components/highlight.css`.
 *
 * @import {Piece} from "../anchoring/types.js"
 * @import {Story} from "./story.js"
 */

/** Whether this browser has the API. */
export const CAN_HIGHLIGHT = typeof CSS !== "undefined" && "highlights" in CSS &&
  typeof Highlight === "function";

/** What lies over what; kinds and their lanes lie under all of these, and the active mark in between. */
export const LAYERS = { doubtful: 9, unsaved: 10, refused: 11, hover: 21, preview: 30, cursor: 31 };
export const ACTIVE = 20;

export class HighlightSet {
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();

  /** @param {Story} story */
  constructor(story) {
    this.story = story;
  }

  /**
   * @param {string} name
   * @param {number} priority
   */
  register(name, priority) {
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#highlights.set(name, highlight);
    CSS.highlights.set(`galley-${name}`, highlight);
  }

  /**
   * @param {string} name
   * @returns {Highlight}
   */
  get(name) {
    return /** @type {Highlight} */ (this.#highlights.get(name));
  }

  /**
   * Show a highlight, or hide it with all that it holds.
   *
   * @param {string} name
   * @param {boolean} on
   */
  show(name, on) {
    if (on) CSS.highlights.set(`galley-${name}`, this.get(name));
    else CSS.highlights.delete(`galley-${name}`);
  }

  /**
   * Let a highlight hold these pieces and no others.
   *
   * @param {string} name
   * @param {readonly Piece[]} pieces
   */
  fill(name, pieces) {
    const highlight = this.get(name);
    if (highlight.size === 0 && pieces.length === 0) return;
    highlight.clear();
    for (const range of pieces.flatMap((piece) => this.story.ranges(piece))) {
      highlight.add(new StaticRange(range));
    }
  }

  stop() {
    for (const [name, highlight] of this.#highlights) {
      CSS.highlights.delete(`galley-${name}`);
      highlight.clear();
    }
  }
}
