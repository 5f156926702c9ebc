/**
 * Lanes: which of the lines under the text a span gets, so that marks over the same words can be
 * told apart.
 *
 * Greedy colouring in text order: the outer span takes the line nearest to the text, what it holds
 * the next. Lanes are worked out per block and for all kinds together, hidden ones too, so that
 * switching a kind off moves nothing.
 *
 * @import {Piece, Span} from "../anchoring/types.js"
 */

import { overlaps } from "../anchoring/pieces.js";

/** Lines that fit under the text at line height 1.5; what stacks deeper shows as "+n" in the margin. */
export const LANES = 3;

/**
 * @param {readonly Span[]} spans In text order.
 * @returns {{lanes: Map<string, number>, hidden: number}} The lane of each span (the last one for all
 *   that don't fit) and how many did not fit.
 */
export function assignLanes(spans) {
  /** @type {Map<string, number>} */
  const lanes = new Map();
  /** @type {Piece[][]} */
  let taken = Array.from({ length: LANES }, () => []);
  let hidden = 0;
  for (const span of spans) {
    const reached = span.pieces[0]?.start ?? 0;
    taken = taken.map((pieces) => pieces.filter((piece) => piece.end > reached));
    const free = taken.findIndex((pieces) =>
      !span.pieces.some((piece) => pieces.some((other) => overlaps(piece, other)))
    );
    if (free < 0) hidden += 1;
    else taken[free]?.push(...span.pieces);
    lanes.set(span.id, free < 0 ? LANES - 1 : free);
  }
  return { lanes, hidden };
}
