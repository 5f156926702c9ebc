/**
 * The outbox: every change that the server hasn't confirmed, in the order in which it was made.
 *
 * queued → sending → (gone, when done) | refused | waiting → sending …
 *
 * One request is under way at a time, so the server sees the changes in order. A request that finds nobody
 * waits and holds up the rest; one that is refused stays, visible, and holds up only what builds on it.
 * Nothing here reads a clock, sends or stores: time is handed in, and `net/` does the rest.
 */

/** @import { Change, Entry, Outcome } from "./types.js" */
import { blockedOf, byOrder } from "./entry-order.js";
import { newId } from "./ids.js";
import { mentions } from "./rows.js";
import { spares, unlinked } from "./unlinking.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export class Outbox {
  /** The highest order of any entry seen. */
  #last = 0;
  /**
   * Entries that are answered or given up, of which another tab may still speak: the versions that they led
   * to.
   * @type {Map<string, number|null>}
   */
  #gone = new Map();

  constructor() {
    /** @type {Entry[]} */
    this.entries = [];
    /** Whether it is this tab that sends; else what waits may be under way already. */
    this.isSender = true;
  }

  /**
   * Takes up a change. An update of a row that still waits to be sent for the first time, or that was
   * refused, becomes part of that request: so correcting a refused card is enough to send it again.
   *
   * @param {Change} change
   * @param {number|null} version of the row as the editor saw it
   * @param {string} at
   * @param {Record<string, any>|null} [was] what the changed fields held before
   * @returns {Entry} the entry that now carries the change
   */
  add(change, version, at, was = null) {
    const earlier = this.of(change.row);
    const last = earlier.at(-1);
    if (last && this.#takes(last, change)) {
      Object.assign(last.body, change.body);
      if (last.was) last.was = { ...was, ...last.was };
      this.#requeue(last);
      return last;
    }
    /** @type {Entry} */
    const entry = {
      id: newId(),
      order: ++this.#last,
      resource: change.resource,
      op: change.op,
      row: change.row,
      body: { ...change.body },
      was: change.op === "update" ? was : null,
      version: last ? null : version,
      behind: last?.id ?? null,
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
    // Entries that were kept before there were orders are the oldest.
    const kept = entries.filter(({ id }) => !this.#gone.has(id) && !this.entry(id)).map((entry) => ({
      ...entry,
      order: entry.order ?? 0,
    }));
    for (const entry of kept) this.#mayHaveBeenSent(entry);
    this.#insert(kept);
  }

  /** From now on this tab sends, also what another left. */
  takeOver() {
    this.isSender = true;
    for (const entry of this.entries) this.#mayHaveBeenSent(entry);
  }

  /**
   * An entry as another tab has it.
   *
   * @param {Entry} entry
   * @returns {boolean} false for one that is over
   */
  take(entry) {
    if (this.#gone.has(entry.id)) return false;
    const own = this.entry(entry.id);
    // What is under way here can't be changed any more.
    if (own && this.isSender && own.state === "sending") return true;
    const taken = own ? Object.assign(own, entry) : entry;
    if (!own) this.#insert([taken]);
    // What another tab had under way when it was closed.
    if (this.isSender && taken.state === "sending") this.#mayHaveBeenSent(taken);
    return true;
  }

  /**
   * What a request was to wait for may have been answered before the other tab had heard so.
   * @param {string} row
   */
  ready(row) {
    const first = this.of(row)[0];
    if (first?.behind) first.version ??= this.#gone.get(first.behind) ?? null;
  }

  /** @param {Entry[]} entries */
  drop(entries) {
    for (const { id } of entries) this.#gone.set(id, this.#gone.get(id) ?? null);
    this.entries = this.entries.filter(({ id }) => !this.#gone.has(id));
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
    // What was done after it, unaware of the others, must not go on top of theirs: then the editor is asked.
    if (outcome.type === "overtaken" && this.of(entry.row).length === 1) {
      entry.version = outcome.current.version;
      this.#requeue(entry);
      return [entry];
    }
    if (outcome.type !== "done") {
      Object.assign(entry, { state: "refused", problem: outcome.problem });
      return [entry];
    }
    this.drop([entry]);
    // The answer to a repeated request may tell of what others did since the first: nothing may be built on
    // that unseen.
    const version = entry.attempts > 1 ? (entry.version ?? 0) + 1 : outcome.version;
    this.#gone.set(entry.id, version);
    const follower = this.of(entry.row)[0];
    if (!follower) return [entry];
    follower.version = version;
    return [entry, follower];
  }

  /** The network is back, or the editor is: what waits is sent at once. */
  wake() {
    for (const entry of this.entries) if (entry.state === "waiting") entry.notBefore = 0;
  }

  /**
   * Sends a refused request again, on top of the version that the server has now, if it sent that.
   *
   * @param {string} id
   * @param {number|null} version
   * @param {Partial<Pick<Entry, "body"|"was">>} form what is to be different about it
   */
  retry(id, version, form) {
    const entry = this.entry(id);
    if (!entry || entry.state !== "refused") return null;
    Object.assign(entry, form);
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
      this.drop([gone]);
      const later = this.of(gone.row).filter((other) => byOrder(other, gone) > 0 && !lost.includes(other));
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
    return blockedOf(this.entries);
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
    if (last.state !== "refused" && (!this.isSender || last.state !== "queued" || last.attempts > 0)) {
      return false;
    }
    // Merging is a request of its own.
    if ("merged_into" in (change.body ?? {}) || "merged_into" in last.body) return false;
    const later = this.entries.slice(this.entries.indexOf(last) + 1);
    return !later.some((entry) => entry.op === "create" && mentions(change.body, entry.row));
  }

  /** @param {Entry[]} entries */
  #insert(entries) {
    this.entries = [...this.entries, ...entries].sort(byOrder);
    this.#last = Math.max(this.#last, this.entries.at(-1)?.order ?? 0);
  }

  /** @param {Entry} entry */
  #mayHaveBeenSent(entry) {
    if (entry.state !== "refused") {
      Object.assign(entry, { state: "queued", notBefore: 0, attempts: Math.max(1, entry.attempts) });
    }
  }

  /** @param {Entry} entry */
  #requeue(entry) {
    Object.assign(entry, { state: "queued", attempts: 0, notBefore: 0, problem: null });
  }
}
