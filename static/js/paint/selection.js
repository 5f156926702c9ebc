/**
 * The passage being chosen: the only place that knows it.
 *
 * Mouse, touch and keyboard all end here. The model shows what is chosen (through the painter's
 * preview and cursor) before anything is made of it.
 *
 * Panels bind the keys and call `move`, `moveStart`, `grow`, `shrink`; on "mark as claim" they read
 * `current()`, and call `set(null)` when done. Clicks on spans are theirs as well:
 * `index.at(story.offsetAt(x, y))`.
 *
 * @import {Direction, Piece, Unit} from "../anchoring/types.js"
 * @import {Painter} from "./painter.js"
 * @import {Story} from "./story.js"
 */

export class SelectionModel {
  /**
   * Starts listening to the article.
   *
   * @param {Story} story
   * @param {Painter} painter
   */
  constructor(story, painter) {
    this.story = story;
    this.painter = painter;
  }

  /**
   * What a command applies to: the selection, else the unit (word, sentence or block) under the
   * cursor, else null when the cursor has never been set.
   *
   * @returns {Piece | null}
   */
  current() {
    return null;
  }

  /** The selection alone, null when nothing is selected. @returns {Piece | null} */
  get selection() {
    return null;
  }

  /**
   * Select a piece as it is (no snapping), the cursor at its end; null clears the selection and keeps the cursor.
   *
   * @param {Piece | null} piece
   */
  set(piece) {
    return piece;
  }

  /** Where the cursor is, a code point; null before first use. @type {number | null} */
  get cursorOffset() {
    return null;
  }

  /**
   * Put the cursor on the word at an offset and clear the selection.
   *
   * @param {number} offset
   */
  placeCursor(offset) {
    return offset;
  }

  /**
   * Move the cursor by a unit; with `extend`, the selection's moving end.
   *
   * @param {Direction} direction
   * @param {Unit} unit
   * @param {boolean} [extend]
   */
  move(direction, unit, extend) {
    return [direction, unit, extend];
  }

  /**
   * Move the start edge of the selection (or of the unit under the cursor) by words.
   *
   * @param {Direction} direction
   */
  moveStart(direction) {
    return direction;
  }

  /** Word, then sentence, then paragraph. */
  grow() {
    return;
  }

  /** The way back. */
  shrink() {
    return;
  }

  /** Scroll the cursor into view. */
  scrollIntoView() {
    return;
  }

  /**
   * Hear of every change of selection or cursor.
   *
   * @param {() => void} listener
   * @returns {() => void} stop
   */
  subscribe(listener) {
    return () => void listener;
  }

  /** Stop listening to the article and clear what is shown. */
  stop() {
    return;
  }
}
