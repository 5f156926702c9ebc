/** How a request changes a row: the browser's guess of what the server will answer. */

/** @import { Entry, Piece, Resource } from "./types.js" */
import { DEFAULTS } from "./drafts.js";

/**
 * What a row holds beside its draft, when its creator said nothing.
 * @type {Partial<Record<Resource, Record<string, any>>>}
 */
const BESIDE = {
  annotations: { claim: null, source: null, entity: null, figure: null, tags: [], note: "" },
  claims: { verification_status: "unverified", appearance_count: 0 },
  attributions: { hops: [] },
  sources: { entity: null, reliability: null, merged_into: null },
  entities: { merged_into: null, sources: [] },
};

/** @param {Resource} resource @returns {Record<string, any>} */
function untold(resource) {
  return { ...(resource === "annotations" ? {} : DEFAULTS[resource]), ...BESIDE[resource] };
}

/** What an editor says in a row beside the fields above. */
const SAID = ["kind", "content", "claim", "party", "answer", "stance", "status", "reason", "other"];
/** What other rows make of a row. */
const DERIVED = ["figure", "verification_status", "appearance_count", "merged_into", "decided"];

/**
 * @typedef {object} Setting  What every row made here has in common
 * @property {string} article
 * @property {string} revision
 * @property {{id: string, name: string}} user
 * @property {(start: number, end: number) => string} text
 */

/**
 * The row as a create request will make it.
 *
 * @param {Entry} entry
 * @param {Setting} setting
 */
export function created(entry, setting) {
  const { pieces, ...fields } = entry.body;
  /** @type {Record<string, any>} */
  const row = {
    ...untold(entry.resource),
    ...fields,
    id: entry.row,
    created_by: setting.user,
    created: entry.at,
    modified: entry.at,
    modified_by: setting.user,
    version: 0,
  };
  if (entry.resource === "verdicts") {
    return { author: setting.user.name, ...row, decided: row.decided ?? entry.at };
  }
  if (entry.resource === "sources" || entry.resource === "entities") return { ...row, canonical: entry.row };
  if (entry.resource !== "annotations") return row;
  return { ...row, article: setting.article, revision: setting.revision, anchor: anchor(pieces, setting) };
}

/**
 * The row after an update request.
 *
 * @param {any} row
 * @param {Record<string, any>} body
 * @param {Setting} setting
 */
export function updated(row, body, setting) {
  const { pieces, ...fields } = body;
  const next = { ...row, ...fields };
  if (fields.commitment) next.commitment = { ...row.commitment, ...fields.commitment };
  if (pieces) next.anchor = anchor(pieces, setting);
  return next;
}

/**
 * The values that an update is about to replace, as an update that brings them back.
 *
 * @param {any} row none when there is nothing to be replaced
 * @param {Record<string, any>} [body]
 * @returns {Record<string, any>}
 */
export function before(row, body = {}) {
  /** @type {Record<string, any>} */
  const old = {};
  for (const field of row ? Object.keys(body) : []) {
    old[field] = field === "pieces" ? row.anchor.pieces.map(bare) : row[field];
  }
  return old;
}

/**
 * All that an editor can say in a row, as an update that says it.
 *
 * @param {Resource} resource
 * @param {any} row
 */
export function content(resource, row) {
  const fields = [...Object.keys(untold(resource)), ...SAID].filter((field) =>
    field in row && !DERIVED.includes(field)
  );
  return before(
    row,
    Object.fromEntries([...fields, ...(row.anchor ? ["pieces"] : [])].map((field) => [field, null])),
  );
}

/** @param {any} a @param {any} b */
export function same(a, b) {
  return covers(a, b) && covers(b, a);
}

/**
 * Whether a row already is what an update asks for, as after an answer that got lost on its way.
 *
 * @param {any} row
 * @param {Record<string, any>} body
 */
export function holds(row, body) {
  return Object.entries(body).every(([field, wanted]) =>
    field === "pieces" ? covers(row.anchor?.pieces, wanted) : covers(row[field], wanted)
  );
}

/**
 * Whether an id occurs anywhere in a request's body.
 *
 * @param {any} value
 * @param {string} id
 * @returns {boolean}
 */
export function mentions(value, id) {
  if (value === id) return true;
  if (value === null || typeof value !== "object") return false;
  return Object.values(value).some((inner) => mentions(inner, id));
}

/**
 * @param {Piece} piece
 * @returns {Piece}
 */
export function bare({ start, end }) {
  return { start, end };
}

/**
 * Whether `value` has everything that `wanted` names; extra fields of objects don't matter.
 *
 * @param {any} value
 * @param {any} wanted
 * @returns {boolean}
 */
function covers(value, wanted) {
  if (wanted === null || typeof wanted !== "object") return (value ?? null) === wanted;
  if (value === null || typeof value !== "object") return false;
  if (Array.isArray(wanted) && value.length !== wanted.length) return false;
  return Object.entries(wanted).every(([key, inner]) => covers(value[key], inner));
}

/**
 * @param {Piece[]} pieces
 * @param {Setting} setting
 */
function anchor(pieces, setting) {
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  return {
    status: "anchored",
    score: 1,
    offset_unit: "code_point",
    pieces: sorted.map(({ start, end }) => ({ start, end, exact: setting.text(start, end) })),
  };
}

/**
 * A mark that the server tells of, for a page that still shows an earlier text: where it is on that one. The
 * server tells of the article's current text, to which it has carried the mark.
 *
 * @param {any} row  as the server has it, of any resource; null without one
 * @param {any} shown  as the page has it, if it has it
 * @param {string} revision  the text on the page
 * @returns {any} undefined for a mark that only the newer text has
 */
export function onText(row, shown, revision) {
  if (!row?.anchor || !row.revision || row.revision === revision) return row;
  return shown && { ...row, revision, anchor: shown.anchor };
}
