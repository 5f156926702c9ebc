/**
 * Where the two ends of a mark are on the screen, and which place in the text a pointer that drags one of
 * them means.
 *
 * @import {End, Pieces} from "../anchoring/ends.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {object} EndPlace Client pixels.
 * @property {number} x The outer edge of the mark's first or last letter.
 * @property {number} top Of that letter's line.
 * @property {number} bottom
 * @property {boolean} isAtRight Whether the mark lies to the left of this end.
 */

import { placeOf, readsRightToLeft } from "../anchoring/ends.js";
import { caretAt } from "./hit.js";

/**
 * Measures, so it answers only for ends near the viewport: measuring a skipped section would lay it out.
 *
 * @param {Story} story
 * @param {Pieces} pieces
 * @param {End} end
 * @returns {EndPlace | null}
 */
export function placeOnScreen(story, pieces, end) {
  const at = placeOf(pieces, end) - (end === "end" ? 1 : 0);
  if (!story.visibleSections.includes(story.blockAt(at).section)) return null;
  const letter = story.prose.exact({ start: at, end: at + 1 });
  const boxes = letter ? story.rects(letter) : [];
  const box = end === "start" ? boxes[0] : boxes.at(-1);
  if (!box) return null;
  const isAtRight = readsRightToLeft(story.prose, at) === (end === "start");
  return { x: isAtRight ? box.right : box.left, top: box.top, bottom: box.bottom, isAtRight };
}

/**
 * The place between two characters that is nearest to a point; beside the column, that at the end of the
 * line. Whatever lies over the text must let the pointer through.
 *
 * @param {Story} story
 * @param {number} x Client pixels.
 * @param {number} y
 * @returns {number | null} A code point; null where no text is near.
 */
export function offsetNear(story, x, y) {
  const { left, right } = story.element.getBoundingClientRect();
  const caret = caretAt(Math.max(left + 1, Math.min(x, right - 1)), y);
  return caret && story.offsetOf(caret.node, caret.unit);
}
