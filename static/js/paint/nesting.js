/**
 * Overlapping passages as elements can hold them: one inside the other, and cut only where they cross.
 *
 * A passage that lies inside another stays whole, and so does the one around it: each is one element, so that
 * one mark sounds like one. Of two that cross, the one that begins later is cut where the other ends.
 *
 * @import {Piece} from "../anchoring/types.js"
 */

import { cutAtEdges } from "./segments.js";

/**
 * @template T
 * @typedef {object} Nest A part of the stretch; one without a layer is bare text and holds nothing.
 * @property {number} from
 * @property {number} to
 * @property {T | null} layer
 * @property {Nest<T>[]} inside
 */

/**
 * @template {{pieces: readonly Piece[], isInnermost?: boolean}} T
 * @param {Piece} stretch
 * @param {readonly T[]} layers What is innermost never cuts another.
 * @returns {Nest<T>[]} Their bare texts, joined, are the stretch.
 */
export function nest(stretch, layers) {
  /** @type {Nest<T>} */
  const whole = { from: stretch.start, to: stretch.start, layer: null, inside: [] };
  const open = [whole];
  for (const { from, to, over } of cutAtEdges(stretch, layers)) {
    const wanted = outermostFirst(over, from);
    let kept = 0;
    while (kept < wanted.length && open[kept + 1]?.layer === wanted[kept]) kept += 1;
    open.length = kept + 1;
    for (const layer of wanted.slice(kept)) open.push(add(open, { from, to, layer, inside: [] }));
    for (const each of open) each.to = to;
    const last = open.at(-1)?.inside.at(-1);
    if (last?.layer === null) last.to = to;
    else add(open, { from, to, layer: null, inside: [] });
  }
  return whole.inside;
}

/**
 * @template T
 * @param {Nest<T>[]} open
 * @param {Nest<T>} part
 * @returns {Nest<T>}
 */
function add(open, part) {
  open.at(-1)?.inside.push(part);
  return part;
}

/**
 * By the pieces that cover a place: those that begin first, and of these the longest, hold the others.
 *
 * @template {{pieces: readonly Piece[], isInnermost?: boolean}} T
 * @param {readonly T[]} layers
 * @param {number} place
 * @returns {T[]}
 */
function outermostFirst(layers, place) {
  const found = layers.map((layer) => {
    const piece = layer.pieces.find(({ start, end }) => start <= place && place < end);
    return {
      layer,
      start: piece?.start ?? place,
      end: piece?.end ?? place,
      depth: Number(layer.isInnermost ?? false),
    };
  });
  return found.sort((a, b) => a.depth - b.depth || a.start - b.start || b.end - a.end).map(({ layer }) =>
    layer
  );
}
