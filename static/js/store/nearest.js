/** Which marks are likely meant: the nearest in the text. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation } from "./types.js" */

/** Passages offered. */
const MOST = 30;

/**
 * @param {Pick<ArticleRecord, "inOrder">} record
 * @param {Annotation} annotation from where
 * @param {(one: Annotation) => boolean} fits
 * @param {(one: Annotation) => boolean} [likely]  these come first, however far away
 */
export function nearest(record, annotation, fits, likely = () => false) {
  const here = annotation.anchor.pieces[0]?.start ?? 0;
  const distance = (/** @type {Annotation} */ one) => Math.abs((one.anchor.pieces[0]?.start ?? 0) - here);
  return record.inOrder().filter(fits).sort((a, b) =>
    Number(likely(b)) - Number(likely(a)) || distance(a) - distance(b)
  ).slice(0, MOST);
}

/**
 * The claims that a figure may belong to: first those whose words contain it, then the nearest.
 *
 * @param {Pick<ArticleRecord, "inOrder"|"claim">} record
 * @param {Annotation} figure
 * @returns {[id: string, statement: string][]}
 */
export function claimsFor(record, figure) {
  const first = figure.anchor.pieces[0], last = figure.anchor.pieces.at(-1);
  const contains = (/** @type {Annotation} */ one) =>
    Boolean(
      first && last && one.anchor.pieces.some(({ start, end }) => start <= first.start && end >= last.end),
    );
  const near = nearest(record, figure, (one) => one.kind === "claim" && one.claim !== null);
  const sorted = [...near.filter(contains), ...near.filter((one) => !contains(one))];
  return [...new Map(sorted.map((one) => [one.claim ?? "", record.claim(one.claim)?.statement ?? ""]))];
}
