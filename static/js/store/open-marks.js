/** What is still open in an article: marks whose record isn't complete, and those to be confirmed. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation } from "./types.js" */

import { figureOf } from "./claim-record.js";

/** @typedef {Pick<ArticleRecord, "rows"|"attributionsOf"|"inOrder">} Marks */

/** Anchors whose words are those that were marked. */
const SURE = ["anchored", "moved"];

/**
 * Whether a mark was carried to a new text, and nobody has said yet whether these are its words.
 * @param {Pick<Annotation, "anchor">} annotation
 */
export function isInDoubt({ anchor }) {
  return !SURE.includes(anchor.status) && !anchor.settled;
}

/**
 * What a mark still misses, in a few words; empty where nothing does.
 *
 * @param {Marks} record
 * @param {Annotation} annotation
 * @param {Set<string|null>} [numbered]  the marks that have a number
 */
export function missingIn(record, annotation, numbered) {
  const { id, kind, source, entity } = annotation;
  if (isInDoubt(annotation)) return "To be confirmed";
  if (kind === "source") return source ? "" : "Not set yet";
  if (kind === "entity") return entity ? "" : "Not set yet";
  if (kind === "claim") return record.attributionsOf(id).length ? "" : "No speaker yet";
  if (kind !== "figure") return "";
  return annotation.figure || (numbered ? numbered.has(id) : figureOf(record, id)) ? "" : "No number yet";
}

/**
 * The marks that miss something, in the order of the text.
 * @param {Marks} record
 * @returns {Annotation[]}
 */
export function openMarks(record) {
  const numbered = new Set([...record.rows("figures").values()].map(({ annotation }) => annotation));
  return record.inOrder().filter((annotation) => missingIn(record, annotation, numbered));
}
