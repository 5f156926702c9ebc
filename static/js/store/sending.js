/**
 * How the sending goes, as the desk sees it, and what the desk can ask of it. What sends stands behind this,
 * in `net/`.
 */

/** @import { ArticleRecord } from "./record.js" */

/**
 * @typedef {object} Trouble  Why nothing is being sent just now
 * @property {"offline"|"server"|"signed-out"} reason
 * @property {number} until  when it is tried again, in the clock's milliseconds
 */

export class Sending {
  #record;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Trouble|null} */
  trouble = null;
  /** Whether unsent work outlives the page; null as long as that isn't known. @type {boolean|null} */
  isKept = null;
  /** Set by what sends: to try again at once. */
  onWake = () => {};

  /** @param {ArticleRecord} record */
  constructor(record) {
    this.#record = record;
  }

  wake() {
    this.#record.outbox.wake();
    this.onWake();
  }

  /** @param {string} id */
  retry(id) {
    this.#record.retry(id);
  }

  /** @param {string} id */
  discard(id) {
    this.#record.discard(id);
  }

  /** @param {() => void} listener @returns {() => void} */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says how it goes now. @param {{trouble?: Trouble|null, isKept?: boolean}} news */
  tell(news) {
    Object.assign(this, news);
    for (const listener of this.#listeners) listener();
  }
}
