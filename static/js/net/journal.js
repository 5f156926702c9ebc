/**
 * The outbox on disk: what isn't confirmed survives a closed tab, in the browser's own database.
 *
 * Kept per article and user, so that one person never sends another's work from a shared machine.
 */

/** @import { Entry } from "../store/types.js" */

const STORE = "entries";

export class Journal {
  #database;
  #owner;

  /**
   * @param {IDBDatabase|null} database null where the browser forbids storage; the desk then works without
   * @param {string} owner
   */
  constructor(database, owner) {
    this.#database = database;
    this.#owner = owner;
  }

  /** Whether unsent work outlives the page. */
  get isKept() {
    return this.#database !== null;
  }

  /** @returns {Promise<Entry[]>} oldest first */
  async all() {
    if (!this.#database) return [];
    const store = this.#database.transaction(STORE).objectStore(STORE);
    const kept = await settled(store.index("owner").getAll(this.#owner));
    return kept.map((record) => record.entry).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** @param {Entry[]} entries */
  async put(entries) {
    await this.#write((store) => {
      for (const entry of entries) store.put({ id: entry.id, owner: this.#owner, entry: structuredClone(entry) });
    });
  }

  /** @param {Entry[]} entries */
  async remove(entries) {
    await this.#write((store) => entries.forEach((entry) => store.delete(entry.id)));
  }

  /** A full disk must not stop the sending: the journal gives up and says so by `isKept`. @param {(store: IDBObjectStore) => void} work */
  async #write(work) {
    if (!this.#database) return;
    try {
      const transaction = this.#database.transaction(STORE, "readwrite");
      work(transaction.objectStore(STORE));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      this.#database = null;
    }
  }
}

/**
 * @param {string} article
 * @param {string} user
 * @returns {Promise<Journal>}
 */
export async function openJournal(article, user) {
  const owner = `${user} ${article}`;
  try {
    const opening = indexedDB.open("galley-desk", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("owner", "owner");
    };
    return new Journal(await settled(opening), owner);
  } catch {
    return new Journal(null, owner);
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
