/**
 * Questions about what belongs to a claim: the parts of its record, its status, what of it is still unsent.
 */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Entry, PartResource, RowOf, Verdict } from "./types.js" */
import { isPart } from "./resources.js";

/**
 * The rows of one kind that say something of a claim, or of one that was merged into it, in the order in
 * which they were made.
 *
 * @template {PartResource} R
 * @param {ArticleRecord} record
 * @param {R} resource
 * @param {string} claim
 * @returns {RowOf[R][]}
 */
export function partsOf(record, resource, claim) {
  const rows = [...record.rows(resource).values()];
  return rows.filter((row) => (record.claim(row.claim)?.id ?? row.claim) === claim).sort((
    a,
    b,
  ) => (a.id < b.id ? -1 : 1));
}

/**
 * A claim's verdicts, the one in force first.
 *
 * @param {ArticleRecord} record
 * @param {string} claim
 * @returns {Verdict[]}
 */
export function verdictsOf(record, claim) {
  const age = (/** @type {Verdict} */ one) =>
    `${new Date(one.decided).toISOString()} ${one.created} ${one.id}`;
  return partsOf(record, "verdicts", claim).sort((a, b) => (age(a) > age(b) ? -1 : 1));
}

/**
 * The number that an annotation's words give.
 * @param {Pick<ArticleRecord, "rows">} record
 * @param {string} annotation
 */
export function figureOf(record, annotation) {
  for (const figure of record.rows("figures").values()) if (figure.annotation === annotation) return figure;
  return undefined;
}

/**
 * The newsroom's status of a claim: as the server says, except for a verdict that it hasn't heard of
 * yet.
 *
 * @param {ArticleRecord} record
 * @param {string|null} claim
 */
export function statusOf(record, claim) {
  const row = record.claim(claim);
  if (!row) return "unverified";
  const isDeciding = record.outbox.entries.some((entry) =>
    entry.resource === "verdicts" && entry.state !== "refused" && record.claimOf(entry) === row.id
  );
  if (isDeciding) return verdictsOf(record, row.id)[0]?.status ?? "unverified";
  return row.verification_status ?? "unverified";
}

/**
 * The entries that concern a card: the annotation's own and those of the rows it shows.
 *
 * @param {ArticleRecord} record
 * @param {string} id
 * @returns {Entry[]}
 */
export function unsentOf(record, id) {
  if (!record.outbox.entries.length) return [];
  const annotation = record.annotation(id);
  const claim = record.claim(annotation?.claim)?.id ?? annotation?.claim ?? null;
  const rows = new Set([id, claim, annotation?.source, annotation?.entity]);
  for (const attribution of record.attributionsOf(id)) {
    rows.add(attribution.id);
    for (const hop of attribution.hops) hop.sources.forEach((source) => rows.add(source));
  }
  return record.outbox.entries.filter((entry) => rows.has(entry.row) || isPartOf(record, entry, claim, id));
}

/**
 * @param {ArticleRecord} record
 * @param {Entry} entry
 * @param {string|null} claim
 * @param {string} annotation
 */
function isPartOf(record, entry, claim, annotation) {
  if (!isPart(entry.resource)) return false;
  if (claim !== null && record.claimOf(entry) === claim) return true;
  return entry.resource === "figures" &&
    (entry.body.annotation ?? record.row("figures", entry.row)?.annotation) === annotation;
}
