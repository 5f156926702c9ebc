/** What the server said last: the rows that it has, and those that it has deleted, as they were. */

/** @import { Entry } from "./types.js" */

export class ConfirmedRows {
  /** @type {Map<string, any>} */
  #rows = new Map();
  /** With the version that a restore must name. @type {Map<string, any>} */
  #graves = new Map();
  /** @type {Set<string>} */
  #lost = new Set();
  /** Versions of deleted rows that were never read. @type {Map<string, number|null>} */
  #unread = new Map();

  /** @param {string} id */
  row(id) {
    return this.#rows.get(id);
  }

  /** @param {string} id */
  grave(id) {
    return this.#graves.get(id);
  }

  /** @param {string} id @returns {number|null} */
  version(id) {
    return (this.#graves.get(id) ?? this.#rows.get(id))?.version ?? this.#unread.get(id) ?? null;
  }

  /** A row as it was read. @param {any} row @returns {boolean} false for what an answer has overtaken */
  load(row) {
    if (row.version <= (this.version(row.id) ?? -1)) return false;
    this.set(row);
    return true;
  }

  /** @param {any} row */
  set(row) {
    this.#lost.delete(row.id);
    this.#graves.delete(row.id);
    this.#rows.set(row.id, row);
  }

  /**
   * A row that was deleted, with its version since.
   * @param {any} row
   * @returns {boolean} false when something newer is known
   */
  bury(row) {
    if (row.version <= ((this.#graves.get(row.id) ?? this.#rows.get(row.id))?.version ?? -1)) return false;
    this.#rows.delete(row.id);
    this.#graves.set(row.id, row);
    return true;
  }

  /**
   * A row that others have deleted. It stays until it is released: a change of it may wait.
   * @param {string} id
   */
  lose(id) {
    if (this.#rows.has(id)) this.#lost.add(id);
  }

  /** Nothing waits for a row any more. @param {string} id */
  release(id) {
    if (this.#lost.delete(id)) this.#rows.delete(id);
  }

  /**
   * What a request of ours has made of its row.
   *
   * @param {Entry} entry
   * @param {any} row
   * @param {number|null} version
   */
  confirm(entry, row, version) {
    const known = this.#rows.get(entry.row) ?? this.#graves.get(entry.row);
    if (entry.op === "delete") {
      this.#rows.delete(entry.row);
      if (known) this.#graves.set(entry.row, { ...known, version });
      else this.#unread.set(entry.row, version);
    } else if (row) this.load(row);
    else if (known) this.set({ ...known, version });
  }
}
