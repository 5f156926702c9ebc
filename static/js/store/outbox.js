/**
 * The outbox: every change that the server hasn't confirmed, in the order in which it was made.
 *
 * queued → sending → (gone, when done) | refused | waiting → sending …
 *
 * One request is under way at a time, so the server sees the changes in order. A request that finds nobody
 * waits and holds up the rest; one that is refused stays, visible, and holds up only what builds on it.
 * Nothing here reads a clock, sends or stores: time is handed in, and `net/` does the rest.
 */

/** @import { Change, Entry, Outcome, Resource } from "./types.js" */
import { newId } from "./ids.js";
import { mentions } from "./rows.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export class Outbox {
  constructor() {
    /** @type {Entry[]} */
    this.entries = [];
  }

  /**
   * Takes up a change. An update of a row that still waits to be sent for the first time, or that was
   * refused, becomes part of that request: so correcting a refused card is enough to send it again.
   *
   * @param {Change} change
   * @param {number|null} version of the row as the editor saw it
   * @param {string} at
   * @returns {Entry} the entry that now carries the change
   */
  add(change, version, at) {
    const earlier = this.of(change.row);
    const last = earlier.at(-1);
    if (last && this.#takes(last, change)) {
      Object.assign(last.body, change.body);
      this.#requeue(last);
      return last;
    }
    /** @type {Entry} */
    const entry = {
      id: newId(),
      resource: change.resource,
      op: change.op,
      row: change.row,
      body: { ...change.body },
      version: last ? null : version,
      state: "queued",
      attempts: 0,
      notBefore: 0,
      problem: null,
      at,
    };
    this.entries.push(entry);
    return entry;
  }

  /**
   * The entries that a closed page left behind. Each may have reached the server, so nothing may be merged
   * into them any more: a repeated request has to be the same request.
   *
   * @param {Entry[]} entries
   */
  load(entries) {
    const kept = entries.map((entry) => ({ ...entry, attempts: Math.max(1, entry.attempts) }));
    for (const entry of kept) {
      if (entry.state !== "refused") Object.assign(entry, { state: "queued", notBefore: 0 });
    }
    this.entries = [...kept, ...this.entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** @param {string} row */
  of(row) {
    return this.entries.filter((entry) => entry.row === row);
  }

  /** @param {string} id */
  entry(id) {
    return this.entries.find((entry) => entry.id === id) ?? null;
  }

  /**
   * The request to send now, if any.
   *
   * @param {number} now
   */
  next(now) {
    const head = this.#head();
    return head && head.state !== "sending" && head.notBefore <= now ? head : null;
  }

  /**
   * Milliseconds until there is something to send; null when only an answer or a person can help.
   *
   * @param {number} now
   */
  wait(now) {
    const head = this.#head();
    return head && head.state !== "sending" ? Math.max(0, head.notBefore - now) : null;
  }

  /** @param {string} id */
  started(id) {
    const entry = this.entry(id);
    if (entry) Object.assign(entry, { state: "sending", attempts: entry.attempts + 1 });
  }

  /**
   * @param {string} id
   * @param {Outcome} outcome
   * @param {number} now
   * @returns {Entry[]} the entries that changed; the answered one first, gone from the outbox when it is done
   */
  answered(id, outcome, now) {
    const entry = this.entry(id);
    if (!entry) return [];
    if (outcome.type === "away") {
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(entry.attempts - 1, 10));
      Object.assign(entry, { state: "waiting", notBefore: now + wait });
      return [entry];
    }
    if (outcome.type === "refused") {
      Object.assign(entry, { state: "refused", problem: outcome.problem });
      return [entry];
    }
    this.entries = this.entries.filter((other) => other !== entry);
    const follower = this.of(entry.row)[0];
    if (!follower) return [entry];
    follower.version = outcome.version;
    return [entry, follower];
  }

  /** The network is back, or the editor is: what waits is sent at once. */
  wake() {
    for (const entry of this.entries) if (entry.state === "waiting") entry.notBefore = 0;
  }

  /**
   * Sends a refused request again, on top of the version that the server has now when it told.
   *
   * @param {string} id
   * @param {number|null} version
   */
  retry(id, version) {
    const entry = this.entry(id);
    if (!entry || entry.state !== "refused") return null;
    if (version !== null && entry.op !== "create") entry.version = version;
    this.#requeue(entry);
    return entry;
  }

  /**
   * Gives up a request and what can't stand without it: changes of a row that now never comes to be, and
   * attributions and parts of claims that name it. What only mentioned it stays and loses the link. Later
   * changes of a row that does exist stay too, on top of the version that the server has.
   *
   * @param {string} id
   * @param {number|null} version
   * @returns {{removed: Entry[], changed: Entry[]}}
   */
  discard(id, version) {
    const first = this.entry(id);
    /** @type {Entry[]} */
    const removed = [];
    /** @type {Entry[]} */
    const changed = [];
    const lost = first ? [first] : [];
    for (let entry = lost.pop(); entry; entry = lost.pop()) {
      const gone = entry;
      removed.push(gone);
      this.entries = this.entries.filter((other) => other !== gone);
      const later = this.of(gone.row).filter((other) => other.id > gone.id && !lost.includes(other));
      const follower = later[0];
      if (gone.op === "create") lost.push(...later);
      else if (follower?.op === "restore") lost.push(follower);
      else if (follower) changed.push(Object.assign(follower, { version }));
      if (gone.op !== "create") continue;
      for (const other of this.entries.filter((each) => mentions(each.body, gone.row))) {
        if (spares(other, gone.row)) changed.push(unlinked(other, gone.row));
        else if (!lost.includes(other)) lost.push(other);
      }
    }
    return { removed, changed: changed.filter((entry) => this.entries.includes(entry)) };
  }

  /** Entries that wait behind a refused one. */
  blocked() {
    /** @type {Entry[]} */
    const stuck = [];
    /** @type {Entry[]} */
    const blocked = [];
    for (const entry of this.entries) {
      const behind = stuck.some((other) =>
        other.row === entry.row || (other.op === "create" && mentions(entry.body, other.row))
      );
      if (behind && entry.state !== "refused") blocked.push(entry);
      if (behind || entry.state === "refused") stuck.push(entry);
    }
    return blocked;
  }

  #head() {
    const blocked = this.blocked();
    return this.entries.find((entry) => entry.state !== "refused" && !blocked.includes(entry)) ?? null;
  }

  /**
   * @param {Entry} last
   * @param {Change} change
   */
  #takes(last, change) {
    if (change.op !== "update" || (last.op !== "create" && last.op !== "update")) return false;
    if (last.state !== "refused" && (last.state !== "queued" || last.attempts > 0)) return false;
    const later = this.entries.slice(this.entries.indexOf(last) + 1);
    return !later.some((entry) => entry.op === "create" && mentions(change.body, entry.row));
  }

  /** @param {Entry} entry */
  #requeue(entry) {
    Object.assign(entry, { state: "queued", attempts: 0, notBefore: 0, problem: null });
  }
}

/** The fields that a row can lose and still say something. @type {Partial<Record<Resource, string[]>>} */
const LOOSE = { annotations: ["claim", "source", "entity"], responses: ["words"], figures: ["annotation"], verdicts: ["evidence"] };

/**
 * Whether a request stands without a row that it names.
 *
 * @param {Entry} entry
 * @param {string} row
 */
function spares(entry, row) {
  const loose = LOOSE[entry.resource] ?? [];
  return Object.entries(entry.body).every(([field, value]) => loose.includes(field) || !mentions(value, row));
}

/**
 * @param {Entry} entry
 * @param {string} row
 */
function unlinked(entry, row) {
  for (const [field, value] of Object.entries(entry.body)) {
    if (value === row) entry.body[field] = null;
    else if (Array.isArray(value)) entry.body[field] = value.filter((one) => one !== row);
  }
  return entry;
}
