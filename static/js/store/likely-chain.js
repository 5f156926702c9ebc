/** Who most likely says a claim: the nearest words of its sentence. A proposal, which the editor sees. */

/** @import { Annotation, Piece } from "./types.js" */

/**
 * The nearest cue of the sentence, and the source that stands nearest to the cue, else to the claim. Words
 * outside of the claim come first: those inside it are mostly what is said, not who says it.
 *
 * @param {readonly Annotation[]} marks
 * @param {Annotation} claim
 * @param {Piece} sentence  one or more that hold the claim
 * @returns {{source: Annotation|undefined, cue: Annotation|undefined}} only a source whose record is known
 */
export function likelyChain(marks, claim, sentence) {
  const here = marks.filter((one) => one.id !== claim.id && isWithin(one, sentence));
  const cue = nearestTo(here.filter(({ kind }) => kind === "cue"), claim, claim);
  const sources = here.filter((one) => one.kind === "source" && one.source);
  return { cue, source: nearestTo(sources, cue ?? claim, claim) };
}

/**
 * How far a mark is from another, in code points; 0 where they touch.
 *
 * @param {Annotation} one
 * @param {Annotation} other
 */
export function distanceBetween(one, other) {
  const distances = one.anchor.pieces.flatMap((a) =>
    other.anchor.pieces.map((b) => Math.max(0, b.start - a.end, a.start - b.end))
  );
  return Math.min(Infinity, ...distances);
}

/** @param {Annotation[]} marks @param {Annotation} to @param {Annotation} claim */
function nearestTo(marks, to, claim) {
  const inside = (/** @type {Annotation} */ one) => Number(distanceBetween(one, claim) === 0);
  return marks.sort((a, b) => inside(a) - inside(b) || distanceBetween(a, to) - distanceBetween(b, to))[0];
}

/** @param {Annotation} one @param {Piece} sentence */
function isWithin({ anchor }, { start, end }) {
  return anchor.pieces.some((piece) => piece.start >= start && piece.end <= end);
}
