/**
 * Overlapping passages laid flat: a stretch cut at every edge, each cut knowing what covers it.
 *
 * The server does the same for the reading view (`articles/anchoring/_segments.py`); both are tested
 * against `tests/golden/segments.json`.
 *
 * @import {Piece} from "../anchoring/types.js"
 */

/**
 * @template {{pieces: readonly Piece[]}} T
 * @param {Piece} stretch
 * @param {readonly T[]} layers Outermost first.
 * @returns {{from: number, to: number, over: T[]}[]} Joined, they are the stretch.
 */
export function cutAtEdges({ start, end }, layers) {
  const inside = (/** @type {number} */ offset) => Math.min(Math.max(offset, start), end);
  const edges = layers.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => [inside(piece.start), inside(piece.end)])
  );
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? end;
    return {
      from,
      to,
      over: layers.filter(({ pieces }) => pieces.some((piece) => piece.start <= from && to <= piece.end)),
    };
  });
}
