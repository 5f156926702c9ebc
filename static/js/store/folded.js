/** Which marks the card of a claim shows already: its sources, its cue, its figures. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation } from "./types.js" */

import { figureOf } from "./claim-record.js";

/** @typedef {Pick<ArticleRecord, "annotation"|"attributionsOf"|"rows"|"shownIn">} Marks */

/**
 * Whether a claim of this article names a mark as its source, its cue or its figure.
 *
 * @param {Marks} record
 * @param {Annotation} annotation
 * @param {(annotation: Annotation) => boolean} isWithinClaim  asked of a figure whose claim isn't known yet
 */
export function isFolded(record, annotation, isWithinClaim) {
  const { id, kind } = annotation;
  if (kind === "source" || kind === "cue") {
    return [...record.shownIn(id)].some((claim) =>
      record.annotation(claim) !== undefined &&
      record.attributionsOf(claim).some((row) => row.cue === id || row.hops.some(({ span }) => span === id))
    );
  }
  if (kind !== "figure") return false;
  const figure = figureOf(record, id);
  if (!figure) return Boolean(annotation.figure) && isWithinClaim(annotation);
  return [...record.shownIn(figure.claim)].some((claim) => record.annotation(claim)?.kind === "claim");
}
