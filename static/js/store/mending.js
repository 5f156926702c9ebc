/** What an editor can do about a change that the server refused because of somebody else's. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Entry } from "./types.js" */
import { before } from "./rows.js";

/**
 * Holds back an update of fields that somebody else changed while the editor was writing, as the server would
 * refuse it: the card shows both versions.
 *
 * @param {Entry} entry
 * @param {Record<string, any>} seen  what the fields held when the editor began
 */
export function overtake(entry, seen) {
  const problem = { status: 412, title: "It was changed meanwhile.", detail: "", errors: [] };
  Object.assign(entry, { state: "refused", was: seen, problem });
}

/**
 * A refused update as the editor settled it, on top of what the server has; without a field it is given up.
 *
 * @param {ArticleRecord} record
 * @param {string} id of the entry
 * @param {Record<string, any>} body
 */
export function settle(record, id, body) {
  const theirs = record.confirmed.row(record.outbox.entry(id)?.row ?? "");
  if (theirs && Object.keys(body).length) record.retry(id, { body, was: before(theirs, body) });
  else record.discard(id);
}

/**
 * Restores the deleted row that a refused update was for, and makes the update again.
 *
 * @param {ArticleRecord} record
 * @param {string} id of the entry
 */
export function bringBack(record, id) {
  const entry = record.outbox.entry(id), row = entry && record.confirmed.row(entry.row);
  if (!entry || !row) return;
  const { resource, body } = entry;
  record.discard(id);
  record.bury(resource, { ...row, version: row.version + 1 });
  record.commit([{ resource, op: "restore", row: row.id }, { resource, op: "update", row: row.id, body }]);
}
