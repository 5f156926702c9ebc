/** Carries the outbox to the server: writes it down, sends it, hears the answer, tries again. */

/** @import { Answer, Entry, Outcome } from "../store/types.js" */
/** @import { ArticleRecord } from "../store/record.js" */
import { judge } from "../store/answers.js";

/** The fields of a claim that a verdict on it changes. */
const VERDICTS_DOING = ["verification_status", "version", "modified", "appearance_count"];

/**
 * @typedef {object} Keeper  Where unsent entries outlive the page
 * @property {(entries: Entry[]) => Promise<void>} put
 * @property {(entries: Entry[]) => Promise<void>} remove
 *
 * @typedef {object} Trouble  Why nothing is being sent just now
 * @property {"offline"|"server"|"signed-out"} reason
 * @property {number} until  when it is tried again, in the clock's milliseconds
 */

export class Sender {
  #record;
  #journal;
  #send;
  #now;
  #reread;
  /** Claims to be read again, on which a verdict was taken. @type {Set<string>} */
  #judged = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #busy = false;
  /** @type {Set<(entry: Entry, outcome: Outcome) => void>} */
  #listeners = new Set();

  /**
   * @param {ArticleRecord} record
   * @param {Keeper} journal
   * @param {(entry: Entry) => Promise<Answer|null>} send
   * @param {{now?: () => number, reread?: (claim: string) => Promise<any>}} [options] `reread` gives a claim as the server has it
   */
  constructor(record, journal, send, { now = Date.now, reread = () => Promise.resolve(null) } = {}) {
    this.#record = record;
    this.#journal = journal;
    this.#send = send;
    this.#now = now;
    this.#reread = reread;
    /** @type {Trouble|null} */
    this.trouble = null;
  }

  /** Listens for changes, for the network and for the editor's return. @returns {() => void} */
  start() {
    const wake = () => this.wake();
    const stopRecord = this.#record.subscribe(({ ids, dropped }) => {
      this.#journal.remove(dropped);
      this.#journal.put(this.#record.outbox.entries.filter((entry) => ids.has(entry.row)));
      this.#soon();
    });
    addEventListener("online", wake);
    addEventListener("focus", wake);
    this.#soon();
    return () => {
      stopRecord();
      removeEventListener("online", wake);
      removeEventListener("focus", wake);
      clearTimeout(this.#timer);
    };
  }

  wake() {
    this.#record.outbox.wake();
    this.#soon();
  }

  /** @param {string} id */
  retry(id) {
    this.#record.retry(id);
  }

  /** @param {string} id */
  async discard(id) {
    const { removed, changed } = this.#record.discard(id);
    await this.#journal.remove(removed);
    await this.#journal.put(changed);
  }

  /** Hears of every answer. @param {(entry: Entry, outcome: Outcome) => void} listener @returns {() => void} */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends until nothing can be sent. Only one of these runs at a time. */
  async pump() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#journal.put(this.#record.outbox.entries);
      await this.#follow();
      for (let entry = this.#next(); entry; entry = this.#next()) await this.#exchange(entry);
    } finally {
      this.#busy = false;
    }
    this.#later();
  }

  #next() {
    return this.#record.outbox.next(this.#now());
  }

  /** @param {Entry} entry */
  async #exchange(entry) {
    this.#record.started(entry.id);
    // Written down before it is sent: what was sent once is repeated exactly, never sent in another form.
    await this.#journal.put([entry]);
    const outcome = judge(entry, await this.#send(structuredClone(entry)));
    const judged = outcome.type === "done" && entry.resource === "verdicts" ? this.#record.claimOf(entry) : null;
    const changed = this.#record.answered(entry.id, outcome);
    if (outcome.type === "done") await this.#journal.remove([entry]);
    await this.#journal.put(changed.filter((each) => this.#record.outbox.entry(each.id)));
    if (judged) this.#judged.add(judged);
    await this.#follow();
    this.trouble = outcome.type === "away" ? { reason: outcome.reason, until: entry.notBefore } : null;
    for (const listener of this.#listeners) listener(entry, outcome);
  }

  /** A verdict changes its claim: what is still to be sent of that claim builds on what it is now. */
  async #follow() {
    for (const claim of this.#judged) {
      const row = await this.#reread(claim).catch(() => null);
      if (!row) continue;
      this.#judged.delete(claim);
      this.#record.follow("claims", row, VERDICTS_DOING);
      await this.#journal.put(this.#record.outbox.of(claim));
    }
  }

  /** After the changes of one command, so that painting comes before sending. */
  #soon() {
    if (this.#busy) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pump(), 0);
  }

  #later() {
    const wait = this.#record.outbox.wait(this.#now());
    clearTimeout(this.#timer);
    if (wait !== null) this.#timer = setTimeout(() => this.pump(), wait);
  }
}
