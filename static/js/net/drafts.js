/**
 * What is half typed in a form: kept in this browser until it is sent or given up, so that a reload, a crash
 * or another mark's card takes nothing along.
 *
 * In local storage, which has a value at once: each key press may be the page's last.
 */

/**
 * @typedef {object} Draft
 * @property {Record<string, string|boolean>} values  of a form's controls, or of one field, by their names
 * @property {Record<string, string>} seen  what the controls held when the writer began
 * @property {number} at  milliseconds
 * @property {string} [section]  of the card, in which it is
 * @property {string} [article]  that it becomes once it is saved
 */

/** What their keys in local storage begin with; the person follows. */
export const KEPT_UNDER = "galley-draft ";

/** Days after which a draft that nobody came back to is dropped. */
const MOST_DAYS = 30;
const DAY = 86_400_000;

export class Drafts {
  #prefix;
  #storage;
  /** @type {Map<string, Draft>} */
  #drafts = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {string} owner
   * @param {Pick<Storage, "getItem"|"setItem"|"removeItem"|"key"|"length">|null} storage  null where the
   *   browser forbids it: drafts then last as long as the page
   * @param {() => number} [now]
   */
  constructor(owner, storage, now = Date.now) {
    this.#prefix = `${KEPT_UNDER}${owner} `;
    this.#storage = storage;
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, place) => storage?.key(place) ?? "");
    const kept = keys.filter((key) => key.startsWith(this.#prefix)).map((key) => ({
      key,
      draft: /** @type {Draft} */ (JSON.parse(storage?.getItem(key) ?? "{}")),
    }));
    for (const { key, draft } of kept.sort((a, b) => a.draft.at - b.draft.at)) {
      if (now() - draft.at < MOST_DAYS * DAY) this.#drafts.set(key.slice(this.#prefix.length), draft);
      else storage?.removeItem(key);
    }
  }

  /** The oldest first. @returns {string[]} */
  get names() {
    return [...this.#drafts.keys()];
  }

  /** @param {string} name */
  get(name) {
    return this.#drafts.get(name);
  }

  /** @param {string} name @param {Draft} draft */
  put(name, draft) {
    this.#drafts.set(name, draft);
    try {
      this.#storage?.setItem(`${this.#prefix}${name}`, JSON.stringify(draft));
    } catch {
      // Full. An older state of the same draft must not come back instead.
      this.#storage?.removeItem(`${this.#prefix}${name}`);
    }
    this.#tell();
  }

  /** @param {string} name */
  remove(name) {
    if (!this.#drafts.delete(name)) return;
    this.#storage?.removeItem(`${this.#prefix}${name}`);
    this.#tell();
  }

  /** @param {() => void} listener @returns {() => void} */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
