/** Whether a mark's words are surely those that were marked. Small, because the first paint asks it. */

/** @import { Annotation } from "./types.js" */

/** Anchors whose words are those that were marked. */
const SURE = ["anchored", "moved"];

/**
 * Whether a mark was carried to a new text, and nobody has said yet whether these are its words.
 * @param {Pick<Annotation, "anchor">} annotation
 */
export function isInDoubt({ anchor }) {
  return !SURE.includes(anchor.status) && !anchor.settled;
}
