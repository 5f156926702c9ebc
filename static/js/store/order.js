/** The order of annotations in the text. */

/** @import { Annotation } from "./types.js" */

/**
 * Where an annotation stands, to tell whether it moved.
 *
 * @param {Annotation|undefined|null} row
 */
export function placeOf(row) {
  const pieces = row?.anchor.pieces;
  return pieces ? `${pieces[0]?.start} ${pieces.at(-1)?.end}` : "";
}

/**
 * In the order of the text; the longer first where two begin together.
 *
 * @param {Annotation} a
 * @param {Annotation} b
 */
export function byPlace(a, b) {
  const [first, second] = [a.anchor.pieces, b.anchor.pieces];
  return (first[0]?.start ?? 0) - (second[0]?.start ?? 0) ||
    (second.at(-1)?.end ?? 0) - (first.at(-1)?.end ?? 0) || (a.id < b.id ? -1 : 1);
}
