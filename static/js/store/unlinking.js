/** What becomes of a request when a row that it names never comes to be. */

/** @import { Entry, Resource } from "./types.js" */
import { mentions } from "./rows.js";

/** The fields that a row can lose and still say something. @type {Partial<Record<Resource, string[]>>} */
const LOOSE = {
  annotations: ["claim", "source", "entity"],
  responses: ["words"],
  figures: ["annotation"],
  verdicts: ["evidence"],
};

/**
 * Whether a request is still valid without a row that it names.
 *
 * @param {Entry} entry
 * @param {string} row
 */
export function spares(entry, row) {
  const loose = LOOSE[entry.resource] ?? [];
  return Object.entries(entry.body).every(([field, value]) => loose.includes(field) || !mentions(value, row));
}

/**
 * The same request, without its mention of the row.
 *
 * @param {Entry} entry
 * @param {string} row
 */
export function unlinked(entry, row) {
  for (const [field, value] of Object.entries(entry.body)) {
    if (value === row) entry.body[field] = null;
    else if (Array.isArray(value)) entry.body[field] = value.filter((one) => one !== row);
  }
  return entry;
}
