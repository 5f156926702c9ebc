/** Carries the outbox to the server: writes it down, sends it, hears the answer, tries again. */

/** @import { Entry, Outcome, Reply } from "../store/types.js" */
/** @import { ArticleRecord } from "../store/record.js" */
/** @import { Sending } from "../store/sending.js" */
import { judge } from "../store/answers.js";

/** The fields of a claim that a verdict on it changes. */
const VERDICTS_DOING = ["verification_status", "version", "modified", "appearance_count"];

/**
 * @typedef {object} Keeper  Where unsent entries outlive the page
 * @property {(entries: Entry[]) => Promise<void>} put
 * @property {(entries: Entry[]) => Promise<void>} remove
 *
 * @typedef {object} Work
 * @property {ArticleRecord} record
 * @property {Sending} sending
 * @property {Keeper} journal
 * @property {(entry: Entry) => Promise<Reply|null>} send
 * @property {(claim: string) => Promise<any>} reread  a claim as the server has it
 *
 * @typedef {{wake: true}|{claim: any}} SenderMessage  To try again, for the tab that sends; a claim that a
 *   verdict has changed
 */

export class Sender {
  #work;
  #now;
  /** Claims to be read again, on which a verdict was taken. @type {Set<string>} */
  #judged = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #busy = false;
  #leads = false;

  /**
   * Nothing is sent until `lead` is called: another tab may be sending.
   *
   * @param {Work} work
   * @param {() => number} [now]
   */
  constructor(work, now = Date.now) {
    this.#work = work;
    this.#now = now;
    work.record.outbox.isSender = false;
    /** Tells the other tabs. @type {(message: SenderMessage) => void} */
    this.tell = () => {};
  }

  /** Listens for changes, for the network and for the editor's return. @returns {() => void} */
  start() {
    const { record, sending, journal } = this.#work;
    const wake = () => sending.wake();
    const stopRecord = record.subscribe(({ changed, dropped, isHeard }) => {
      if (!isHeard) {
        journal.remove(dropped);
        journal.put(changed);
      }
      this.#soon();
    });
    sending.onWake = () => {
      if (this.#leads) this.#soon();
      else this.tell({ wake: true });
    };
    addEventListener("online", wake);
    addEventListener("focus", wake);
    return () => {
      stopRecord();
      sending.onWake = () => {};
      removeEventListener("online", wake);
      removeEventListener("focus", wake);
      clearTimeout(this.#timer);
    };
  }

  /** From now on this tab sends what all tabs of the article leave, or no longer. @param {boolean} leads */
  lead(leads) {
    const { outbox } = this.#work.record;
    if (leads && !this.#leads) outbox.takeOver();
    this.#leads = outbox.isSender = leads;
    return this.pump();
  }

  /** What the server said, to this tab or to another. @param {Entry} entry @param {Outcome} outcome */
  heard({ notBefore }, outcome) {
    this.#work.sending.tell({
      trouble: outcome.type === "away" ? { reason: outcome.reason, until: notBefore } : null,
    });
  }

  /**
   * A verdict changes its claim: what is still to be sent of that claim builds on what it is now.
   * @param {any} row
   */
  follow(row) {
    this.#work.record.follow("claims", row, VERDICTS_DOING);
  }

  /** Sends until nothing can be sent. Only one of these runs at a time. */
  async pump() {
    if (this.#busy || !this.#leads) return;
    this.#busy = true;
    try {
      await this.#work.journal.put(this.#work.record.outbox.entries);
      await this.#reread();
      for (let entry = this.#next(); entry; entry = this.#next()) await this.#exchange(entry);
    } finally {
      this.#busy = false;
    }
    this.#later();
  }

  #next() {
    return this.#leads ? this.#work.record.outbox.next(this.#now()) : null;
  }

  /** @param {Entry} entry */
  async #exchange(entry) {
    const { record, journal, send } = this.#work;
    record.started(entry.id);
    // Written down before it is sent: what was sent once is repeated exactly, never sent in another form.
    await journal.put([entry]);
    const outcome = judge(entry, await send(structuredClone(entry)));
    const judged = outcome.type === "done" && entry.resource === "verdicts" ? record.claimOf(entry) : null;
    const changed = record.answered(entry.id, outcome);
    if (outcome.type === "done") await journal.remove([entry]);
    await journal.put(changed.filter((each) => record.outbox.entry(each.id)));
    if (judged) this.#judged.add(judged);
    await this.#reread();
    this.heard(entry, outcome);
  }

  async #reread() {
    const { record, journal, reread } = this.#work;
    for (const claim of this.#judged) {
      const row = await reread(claim).catch(() => null);
      if (!row) continue;
      this.#judged.delete(claim);
      this.follow(row);
      this.tell({ claim: row });
      await journal.put(record.outbox.of(claim));
    }
  }

  /** After the changes of one command, so that painting comes before sending. */
  #soon() {
    if (this.#busy) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pump(), 0);
  }

  #later() {
    const wait = this.#work.record.outbox.wait(this.#now());
    clearTimeout(this.#timer);
    if (wait !== null) this.#timer = setTimeout(() => this.pump(), wait);
  }
}
