/** A passage that was taken for a claim of its own, and makes one that is on record. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation, Command } from "./types.js" */
import { setLink } from "./actions.js";
import { isPart, RESOURCES } from "./resources.js";

/**
 * Ties a passage to a claim on record. The one that was made for it just now becomes that one, too, where
 * nothing else rests on it: no empty claim is left behind. Undo takes both back.
 *
 * @param {Pick<ArticleRecord, "row"|"rows"|"inOrder">} record
 * @param {Annotation} annotation
 * @param {string} claim
 * @returns {Command}
 */
export function makeSame(record, annotation, claim) {
  const command = setLink(annotation, "claim", { id: claim });
  const own = annotation.claim;
  if (!own || own === claim || !isBare(record, annotation, own)) return command;
  const body = { merged_into: claim, canonical: claim };
  return { ...command, changes: [...command.changes, { resource: "claims", op: "update", row: own, body }] };
}

/**
 * @param {Pick<ArticleRecord, "row"|"rows"|"inOrder">} record
 * @param {Annotation} annotation
 * @param {string} claim
 */
function isBare(record, annotation, claim) {
  const row = record.row("claims", claim);
  if (!row || (row.canonical ?? claim) !== claim || row.appearance_count > 1) return false;
  const isElsewhere = record.inOrder().some((one) => one.id !== annotation.id && one.claim === claim);
  const hasParts = RESOURCES.filter(isPart).some((resource) =>
    [...record.rows(resource).values()].some((/** @type {any} */ part) =>
      part.claim === claim || part.other === claim
    )
  );
  return !isElsewhere && !hasParts && !row.topics.length;
}
