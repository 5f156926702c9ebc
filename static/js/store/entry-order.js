/** The order of entries in the outbox, and which can't be sent before another is corrected. */

/** @import { Entry } from "./types.js" */
import { mentions } from "./rows.js";

/**
 * Two tabs may give the same order to entries that know nothing of each other.
 * @param {Entry} a
 * @param {Entry} b
 */
export function byOrder(a, b) {
  return a.order - b.order || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Those that wait behind a refused one: of the same row, or of one that names a row that isn't there yet.
 * @param {readonly Entry[]} entries in their order
 */
export function blockedOf(entries) {
  /** @type {Entry[]} */
  const stuck = [];
  /** @type {Entry[]} */
  const blocked = [];
  for (const entry of entries) {
    const behind = stuck.some((other) =>
      other.row === entry.row || (other.op === "create" && mentions(entry.body, other.row))
    );
    if (behind && entry.state !== "refused") blocked.push(entry);
    if (behind || entry.state === "refused") stuck.push(entry);
  }
  return blocked;
}
