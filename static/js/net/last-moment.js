/**
 * What was written in a page's last moment. The browser's database takes some milliseconds, and a tab that is
 * closed within them takes the writing along; local storage has it at once. It is kept there until the
 * database says that it has it.
 */

/** @import { Writing } from "./journal.js" */

export class LastMoment {
  #prefix;
  #storage;

  /**
   * @param {string} owner
   * @param {Pick<Storage, "getItem"|"setItem"|"removeItem"|"key"|"length">|null} [storage] null where the
   *   browser forbids it
   */
  constructor(owner, storage = allowedStorage()) {
    this.#prefix = `galley-last ${owner} `;
    this.#storage = storage;
  }

  /** @param {readonly Writing[]} writings */
  put(writings) {
    try {
      for (const { store, id, value } of writings) {
        this.#storage?.setItem(`${this.#prefix}${store} ${id}`, JSON.stringify(value));
      }
    } catch {
      // Full: the database has room of its own, and only this moment is at stake.
      this.remove(writings);
    }
  }

  /** @param {readonly Pick<Writing, "store"|"id">[]} writings */
  remove(writings) {
    for (const { store, id } of writings) this.#storage?.removeItem(`${this.#prefix}${store} ${id}`);
  }

  /** What a page that is gone left here. @param {string} store @returns {any[]} */
  all(store) {
    const storage = this.#storage;
    if (!storage) return [];
    const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
    return keys.filter((key) => key.startsWith(`${this.#prefix}${store} `)).map((key) =>
      JSON.parse(storage.getItem(key) ?? "null")
    );
  }
}

/** @returns {Storage|null} */
export function allowedStorage() {
  try {
    const storage = localStorage;
    storage.getItem("");
    return storage;
  } catch {
    return null;
  }
}
