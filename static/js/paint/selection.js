/**
 * The passage being chosen: the only place that knows it.
 *
 * Mouse, touch and keyboard all end here. What is chosen is shown, snapped, before anything is
 * made of it: the painter's preview while selecting, the painter's cursor otherwise.
 *
 * Panels bind the keys and call `move`, `moveStart`, `grow`, `shrink`; on "mark as claim" they read
 * `current()` and call `set(null)` when done. Clicks on spans are theirs as well:
 * `index.at(story.offsetAt(x, y))`.
 *
 * @import {Direction, Piece, Unit} from "../anchoring/types.js"
 * @import {Painter} from "./painter.js"
 * @import {Story} from "./story.js"
 */

import { PassageCursor } from "../anchoring/cursor.js";
import { samePieces } from "../anchoring/pieces.js";
import { NativeSelection } from "./native-selection.js";

export class SelectionModel {
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {PassageCursor} */
  #cursor;
  /** @type {NativeSelection} */
  #native;
  #stopFocus = () => {};

  /**
   * Starts listening to the article.
   *
   * @param {Story} story
   * @param {Painter} painter
   */
  constructor(story, painter) {
    this.story = story;
    this.painter = painter;
    this.#cursor = new PassageCursor(story.prose);
    this.#native = new NativeSelection(story, {
      preview: (piece) => this.painter.setPreview(piece ? [piece] : null),
      choose: (piece) => this.#choose(piece),
      place: (offset) => this.placeCursor(offset),
      clear: () => this.set(null),
    });
    // A click focuses as well; then the pointer says where the cursor goes, not this.
    const onFocus = () => story.element.matches(":focus-visible") && this.#ensureCursor();
    story.element.addEventListener("focus", onFocus);
    if (document.activeElement === story.element) onFocus();
    this.#stopFocus = () => story.element.removeEventListener("focus", onFocus);
  }

  /**
   * What a command applies to: the selection, else the unit (word, sentence or paragraph) under the
   * cursor, else null when the cursor has never been set.
   *
   * @returns {Piece | null}
   */
  current() {
    return this.#cursor.current();
  }

  /** The selection alone, null when nothing is selected. */
  get selection() {
    return this.#cursor.selection;
  }

  /** Where the cursor is, a code point; null before first use. */
  get cursorOffset() {
    return this.#cursor.offset;
  }

  /**
   * Select a piece as it is (no snapping), the cursor at its end; null clears the selection and keeps
   * the cursor.
   *
   * @param {Piece | null} piece
   */
  set(piece) {
    this.#cursor.select(piece);
    this.#show();
  }

  /**
   * Put the cursor on the word at an offset and clear the selection.
   *
   * @param {number} offset
   */
  placeCursor(offset) {
    this.#cursor.place(offset);
    this.#show();
  }

  /**
   * Move the cursor by a unit; with `extend`, the free edge of the selection.
   *
   * @param {Direction} direction
   * @param {Unit} unit
   * @param {boolean} [extend]
   */
  move(direction, unit, extend = false) {
    const isFirst = this.#ensureCursor();
    if (extend) this.#cursor.extend(this.#step(direction), unit);
    else if (!isFirst || unit !== "word") this.#cursor.move(this.#step(direction), unit);
    this.#show();
    this.scrollIntoView();
  }

  /**
   * Move the start edge of the selection (or of the unit under the cursor) by a word.
   *
   * @param {Direction} direction
   */
  moveStart(direction) {
    this.#ensureCursor();
    this.#cursor.moveStart(this.#step(direction));
    this.#show();
  }

  /** To the word, the clause or quotation, the sentence, the block around the cursor. */
  grow() {
    this.#ensureCursor();
    this.#cursor.grow();
    this.#show();
  }

  /** The way back. */
  shrink() {
    this.#cursor.shrink();
    this.#show();
  }

  /** Scroll the cursor into view. */
  scrollIntoView() {
    const start = this.#cursor.offset;
    if (start !== null) this.story.reveal({ start, end: start + 1 });
  }

  /**
   * Hear of every change of selection or cursor.
   *
   * @param {() => void} listener
   * @returns {() => void} stop
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stop listening to the article and clear what is shown. */
  stop() {
    this.#native.stop();
    this.#stopFocus();
    this.#listeners.clear();
    this.painter.setPreview(null);
    this.painter.setCursor(null);
  }

  /**
   * What the pointer chose; the browser's own selection already shows it.
   *
   * @param {Piece} piece
   */
  #choose(piece) {
    const before = this.#cursor.selection;
    if (before && samePieces([before], [piece])) return;
    this.#cursor.select(piece);
    this.#show();
  }

  /** Preview or cursor on the text, the browser's selection in step (so that copying copies it). */
  #show() {
    const { selection } = this.#cursor;
    this.painter.setPreview(selection ? [selection] : null);
    this.painter.setCursor(selection ? null : this.#cursor.current());
    this.#native.follow(selection);
    for (const listener of this.#listeners) listener();
  }

  /**
   * Before first use the cursor is on the first word in view.
   *
   * @returns {boolean} Whether it had to be placed.
   */
  #ensureCursor() {
    if (this.#cursor.offset !== null || this.story.blocks.length === 0) return false;
    const near = new Set(this.story.visibleSections);
    const block = this.story.blocks.find(({ section, element }) =>
      near.has(section) && element.getBoundingClientRect().bottom > 0
    );
    this.placeCursor((block ?? this.story.blockAt(0)).start);
    return true;
  }

  /**
   * @param {Direction} direction
   * @returns {1 | -1}
   */
  #step(direction) {
    if (direction === "forward") return 1;
    if (direction === "backward") return -1;
    const rightToLeft = this.story.prose.isRightToLeft(this.#cursor.offset ?? 0);
    return (direction === "right") === rightToLeft ? -1 : 1;
  }
}
