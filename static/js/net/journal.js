/**
 * What outlives the page, in the browser's own database: the outbox, and what can be taken back.
 *
 * Kept per article and user, so that one person never sends another's work from a shared machine. All of that
 * person's tabs write here. What belongs together is written in one transaction: a command's requests and the
 * step that takes them back.
 */

/** @import { Entry, Step } from "../store/types.js" */
import { LastMoment } from "./last-moment.js";

export const ENTRIES = "entries";
export const STEPS = "steps";
/** Steps that are kept of an article; older ones can be taken back only as long as a page has them. */
const MOST_STEPS = 2_000;
/**
 * Milliseconds that the desk waits for the database; an older version of it, open in another tab, may hold it
 * up for long.
 */
const PATIENCE = 1_500;

/** @typedef {{store: string, id: string, value: Entry|Step|null}} Writing  null: to be removed */

export class Journal {
  #owner;
  #last;
  /** @type {IDBDatabase|null} */
  #database = null;
  #isFailing = false;
  #isOpening = true;
  #tell;
  /**
   * Ids that the database has or had: written again only as long as it still has them.
   * @type {Set<string>}
   */
  #known = new Set();
  /** @type {Map<string, Writing>} */
  #pending = new Map();
  /** @type {Promise<void>|null} */
  #writing = null;

  /**
   * @param {string} owner
   * @param {(isKept: boolean) => void} tell  hears whether what is written outlives the page, and when that
   *   changes
   */
  constructor(owner, tell) {
    this.#owner = owner;
    this.#last = new LastMoment(owner);
    this.#tell = tell;
  }

  /**
   * Opens the database. Where the browser forbids storage the desk works without.
   *
   * @param {() => Promise<void>} take  takes up what is kept, as soon as it can be read
   * @returns {Promise<unknown>} when that is done, or will have to wait
   */
  open(take) {
    const late = setTimeout(() => this.#tell(false), PATIENCE);
    const opened = open().then((database) => this.#attach(database), () => this.#tell(false)).finally(() => {
      clearTimeout(late);
      this.#isOpening = false;
    });
    return Promise.race([opened.then(take), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  /** @param {IDBDatabase} database */
  #attach(database) {
    this.#database = database;
    // Nobody may be kept waiting by this page: not a newer one that changes the database, nor who deletes it.
    database.onversionchange = () => {
      database.close();
      this.#lose();
    };
    database.onclose = () => this.#lose();
    this.#tell(true);
  }

  /** @returns {Promise<Entry[]>} */
  all() {
    return this.#read(ENTRIES);
  }

  /** @returns {Promise<Step[]>} */
  async steps() {
    /** @type {Step[]} */
    const steps = await this.#read(STEPS);
    steps.sort((a, b) => a.order - b.order);
    const old = steps.splice(0, Math.max(0, steps.length - MOST_STEPS));
    this.keep([], old.map(({ id }) => id));
    return steps;
  }

  /** @param {Entry[]} entries */
  put(entries) {
    return this.#write(
      entries.map((entry) => ({ store: ENTRIES, id: entry.id, value: structuredClone(entry) })),
    );
  }

  /** @param {Entry[]} entries */
  remove(entries) {
    return this.#write(entries.map(({ id }) => ({ store: ENTRIES, id, value: null })));
  }

  /** @param {Step[]} steps @param {string[]} forgotten */
  keep(steps, forgotten) {
    const kept = steps.map((step) => ({ store: STEPS, id: step.id, value: structuredClone(step) }));
    return this.#write([...kept, ...forgotten.map((id) => ({ store: STEPS, id, value: null }))]);
  }

  /** What another tab has written, and may have removed again. @param {(Entry|Step)[]} written */
  heard(written) {
    for (const { id } of written) this.#known.add(id);
  }

  /** @param {string} name @returns {Promise<any[]>} */
  async #read(name) {
    if (!this.#database) return [];
    try {
      const store = this.#database.transaction(name).objectStore(name);
      const kept = await settled(store.index("owner").getAll(this.#owner));
      for (const { id } of kept) this.#known.add(id);
      return [
        ...kept.map((record) => record.entry),
        ...this.#last.all(name).filter(({ id }) => !this.#known.has(id)),
      ];
    } catch {
      this.#fail(true);
      return [];
    }
  }

  /** Writes what is asked for until the end of this task, in one transaction. @param {Writing[]} writings */
  #write(writings) {
    this.#last.put(writings.filter((writing) => this.#isNew(writing)));
    for (const writing of writings) this.#pending.set(writing.id, writing);
    this.#writing ??= Promise.resolve().then(() => {
      const all = [...this.#pending.values()];
      this.#pending.clear();
      this.#writing = null;
      return this.#commit(all);
    });
    return this.#writing;
  }

  /** @param {boolean} isFailing */
  #fail(isFailing) {
    if (isFailing !== this.#isFailing) this.#tell(!isFailing);
    this.#isFailing = isFailing;
  }

  #lose() {
    this.#database = null;
    this.#tell(false);
  }

  /**
   * A full disk must not stop the sending. The desk is told, and told again when writing works.
   * @param {Writing[]} writings
   */
  async #commit(writings) {
    if (!writings.length) return;
    // What is done until the database is open is written once it is.
    if (!this.#database && !this.#isOpening) this.#last.remove(writings);
    if (!this.#database) return;
    try {
      // The outbox goes before the history.
      await this.#transact(writings).catch(() =>
        this.#transact(writings.filter(({ store }) => store === ENTRIES))
      );
      this.#fail(false);
    } catch {
      this.#fail(true);
    }
  }

  /** @param {Writing} writing */
  #isNew({ id, value }) {
    return value !== null && !this.#known.has(id);
  }

  /** @param {Writing[]} writings @returns {Promise<void>} */
  async #transact(writings) {
    const transaction = /** @type {IDBDatabase} */ (this.#database).transaction(
      [ENTRIES, STEPS],
      "readwrite",
    );
    for (const { store: name, id, value } of writings) {
      const store = transaction.objectStore(name),
        put = () => store.put({ id, owner: this.#owner, entry: value });
      if (!value) store.delete(id);
      else if (!this.#known.has(id)) put();
      // Another tab may have sent it meanwhile, and removed it: it must not come back. Or it turned a step
      // round once more.
      else {
        store.get(id).onsuccess = ({ target }) => {
          const there = /** @type {IDBRequest<any>} */ (target).result;
          if (there && !(there.entry.turns > /** @type {Step} */ (value).turns)) put();
        };
      }
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    this.#last.remove(writings);
    for (const { id } of writings) this.#known.add(id);
  }
}

/** @returns {Promise<IDBDatabase>} */
export async function open() {
  const opening = indexedDB.open("galley-desk", 2);
  opening.onupgradeneeded = () => {
    for (const name of [ENTRIES, STEPS]) {
      if (opening.result.objectStoreNames.contains(name)) continue;
      opening.result.createObjectStore(name, { keyPath: "id" }).createIndex("owner", "owner");
    }
  };
  return await settled(opening);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
