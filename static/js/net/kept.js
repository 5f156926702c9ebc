/**
 * What this browser keeps of the people who worked in it: their unsent work, what they can take back, what
 * they prefer.
 *
 * Unsent work, half-typed fields among it, belongs to one person and stays until they send it or throw it
 * away. The rest goes when they leave.
 */

/** @import { Entry } from "../store/types.js" */
import { KEPT_UNDER } from "./drafts.js";
import { ENTRIES, open, settled, STEPS } from "./journal.js";

const LAST = "galley-last ";

export class Kept {
  #database;
  #storage;

  /** @param {IDBDatabase|null} database @param {Storage|null} storage null where the browser forbids it */
  constructor(database, storage) {
    this.#database = database;
    this.#storage = storage;
  }

  static async open() {
    return new Kept(await open().catch(() => null), allowedStorage());
  }

  /**
   * The unsent work of a person, of each article in the order in which it was done.
   *
   * @param {string} user
   * @returns {Promise<Map<string, Entry[]>>} by article
   */
  async unsent(user) {
    /** @type {Map<string, Map<string, Entry>>} */
    const found = new Map();
    const add = (/** @type {string} */ owner, /** @type {Entry} */ entry) => {
      const [whose, article] = owner.split(" ");
      if (whose === user && article) {
        found.set(article, (found.get(article) ?? new Map()).set(entry.id, entry));
      }
    };
    for (const [key, value] of this.#last()) {
      const [owner, store] = ownerAndStore(key);
      if (store === ENTRIES && value) add(owner, JSON.parse(value));
    }
    for (const { owner, entry } of await this.#all(ENTRIES)) add(owner, entry);
    return new Map(
      [...found].map(([article, entries]) => [
        article,
        [...entries.values()].sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
      ]),
    );
  }

  /** Writes how far an entry has come, if it is still there. @param {Entry} entry */
  async put(entry) {
    const store = this.#database?.transaction(ENTRIES, "readwrite").objectStore(ENTRIES);
    const there = store && (await settled(store.get(entry.id)));
    if (store && there) await settled(store.put({ ...there, entry: structuredClone(entry) }));
  }

  /** @param {string} id */
  async remove(id) {
    const store = this.#database?.transaction(ENTRIES, "readwrite").objectStore(ENTRIES);
    if (store) await settled(store.delete(id));
    for (const [key] of this.#last()) if (key.endsWith(` ${id}`)) this.#storage?.removeItem(key);
  }

  /** How many fields and forms a person began to fill in and didn't send. @param {string} user */
  halfTyped(user) {
    return this.#draftsOf(user).filter((key) => {
      const { values } = JSON.parse(this.#storage?.getItem(key) ?? "{}");
      return Object.keys(values ?? {}).length > 0;
    }).length;
  }

  /** Throws a person's unsent work away. @param {string} user */
  async discard(user) {
    for (const key of this.#draftsOf(user)) this.#storage?.removeItem(key);
    for (const entries of (await this.unsent(user)).values()) {
      for (const { id } of entries) await this.remove(id);
    }
  }

  /** Clears everything except unsent work of any person. */
  async clear() {
    for (const [key] of this.#last()) if (ownerAndStore(key)[1] !== ENTRIES) this.#storage?.removeItem(key);
    const others = this.#keys().filter((key) => !key.startsWith(LAST) && !key.startsWith(KEPT_UNDER));
    for (const key of others) this.#storage?.removeItem(key);
    try {
      sessionStorage.clear();
      for (const name of await caches.keys()) await caches.delete(name);
    } catch {
      // A browser that has none, or forbids it, has kept nothing there.
    }
    if (!this.#database) return;
    await settled(this.#database.transaction(STEPS, "readwrite").objectStore(STEPS).clear());
    const rest = await settled(this.#database.transaction(ENTRIES).objectStore(ENTRIES).count());
    this.#database.close();
    this.#database = null;
    if (!rest) indexedDB.deleteDatabase("galley-desk");
  }

  /** @param {string} name @returns {Promise<{owner: string, entry: Entry}[]>} */
  async #all(name) {
    return this.#database ? await settled(this.#database.transaction(name).objectStore(name).getAll()) : [];
  }

  /** @returns {[string, string|null][]} */
  #last() {
    const keys = this.#keys().filter((key) => key.startsWith(LAST));
    return keys.map((key) => [key, this.#storage?.getItem(key) ?? null]);
  }

  /** @param {string} user */
  #draftsOf(user) {
    return this.#keys().filter((key) => key.startsWith(`${KEPT_UNDER}${user} `));
  }

  /** @returns {string[]} */
  #keys() {
    const storage = this.#storage;
    return storage ? Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "") : [];
  }
}

/** Reads "galley-last USER ARTICLE STORE ID". @param {string} key @returns {[string, string]} */
function ownerAndStore(key) {
  const [user = "", article = "", store = ""] = key.slice(LAST.length).split(" ");
  return [`${user} ${article}`, store];
}

/** @returns {Storage|null} */
function allowedStorage() {
  try {
    localStorage.getItem("");
    return localStorage;
  } catch {
    return null;
  }
}
