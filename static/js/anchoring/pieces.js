/**
 * Arithmetic of pieces: half-open stretches in code points.
 *
 * @import {Piece} from "./types.js"
 */

/**
 * Text order: earlier first; of two that start together, the longer first, so that an outer
 * passage comes before what it holds.
 *
 * @param {Piece} a
 * @param {Piece} b
 */
export function comparePieces(a, b) {
  return a.start - b.start || b.end - a.end;
}

/**
 * Sorted, with overlapping and touching pieces joined and empty ones dropped.
 *
 * @param {readonly Piece[]} pieces
 * @returns {Piece[]}
 */
export function mergePieces(pieces) {
  /** @type {Piece[]} */
  const merged = [];
  for (const { start, end } of [...pieces].sort(comparePieces)) {
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * @param {readonly Piece[]} pieces
 * @param {Piece} piece
 * @returns {Piece[]}
 */
export function addPiece(pieces, piece) {
  return mergePieces([...pieces, piece]);
}

/**
 * Whether two stretches share a character.
 *
 * @param {Piece} a
 * @param {Piece} b
 */
export function overlaps(a, b) {
  return a.start < b.end && b.start < a.end;
}

/**
 * Whether `outer` covers all of `inner`.
 *
 * @param {Piece} outer
 * @param {Piece} inner
 */
export function covers(outer, inner) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * @param {readonly Piece[]} a
 * @param {readonly Piece[]} b
 */
export function samePieces(a, b) {
  return a.length === b.length &&
    a.every((piece, i) => piece.start === b[i]?.start && piece.end === b[i]?.end);
}
