/**
 * The article's record in memory: what the server said, with what it hasn't confirmed yet laid on top.
 *
 * A row as seen is always computed again from the server's row and the outbox entries for it. So an answer, a
 * refusal, a discarded change or a reload needs no merging: the fold comes out right by itself.
 */

/** @import { Setting } from "./rows.js" */
/** @import { Annotation, Change, Entry, News, Notice, Outcome, Resource } from "./types.js" */
import { unsentOf } from "./claim-record.js";
import { ConfirmedRows } from "./confirmed-rows.js";
import { Outbox } from "./outbox.js";
import { overtake } from "./mending.js";
import { before, created, onText, same, updated } from "./rows.js";
import { SeenRows } from "./seen-rows.js";

export class ArticleRecord extends SeenRows {
  #setting;
  #now;
  /** What the server said last. */
  confirmed = new ConfirmedRows();
  /** Whether what happens now is heard from another tab. */
  #isHearing = false;
  /** @type {Set<(notice: Notice) => void>} */
  #listeners = new Set();

  /**
   * @param {Setting} setting
   * @param {() => number} [now]
   */
  constructor(setting, now = Date.now) {
    super();
    this.#setting = setting;
    this.#now = now;
    this.outbox = new Outbox();
  }

  /** The passage's words, pieces joined by an ellipsis. @param {Annotation} annotation */
  quote(annotation) {
    return annotation.anchor.pieces.map((piece) => piece.exact).join(" … ");
  }

  /**
   * The entries that concern a card: the annotation's own and those of the rows it shows.
   * @param {string} id
   */
  unsent(id) {
    return unsentOf(this, id);
  }

  /** @param {string} id @returns {"saved"|"unsaved"|"refused"} */
  stateOf(id) {
    const entries = this.unsent(id);
    if (entries.some((entry) => entry.state === "refused")) return "refused";
    return entries.length ? "unsaved" : "saved";
  }

  /**
   * The claim that a request about a part of its record belongs to.
   * @param {Entry} entry
   * @returns {string|null}
   */
  claimOf({ row, body }) {
    return body.claim ??
      (this.confirmed.row(row) ?? this.confirmed.grave(row) ?? this.outbox.of(row)[0]?.body)?.claim ?? null;
  }

  /**
   * Rows as the server has them, at load or from a search.
   *
   * @param {Resource} resource
   * @param {any[]} rows
   */
  load(resource, rows) {
    // A list may have been read before an answer that overtook it.
    for (const sent of rows) {
      const row = onText(sent, this.row(resource, sent.id), this.#setting.revision);
      if (row && this.confirmed.load(row)) this.#fold(resource, row.id);
    }
    this.#tell([resource], rows.map((row) => row.id));
  }

  /**
   * A row that the server changed by the way, when it carried out a request of ours: what is still to be sent
   * builds on it. Where somebody else changed it too, the version stays and the server says so.
   *
   * @param {Resource} resource
   * @param {any} row
   * @param {string[]} byTheWay  the fields that such a request changes
   */
  follow(resource, row, byTheWay) {
    const known = this.confirmed.row(row.id), first = this.outbox.of(row.id)[0];
    const same = known &&
      Object.keys(row).every((field) =>
        byTheWay.includes(field) || JSON.stringify(row[field]) === JSON.stringify(known[field])
      );
    if (same && first && first.version === known.version) first.version = row.version;
    this.load(resource, [row]);
  }

  /**
   * Rows that the server no longer has. What still waits for one keeps it in sight.
   * @param {Resource} resource
   * @param {string[]} ids
   */
  forget(resource, ids) {
    for (const id of ids) {
      this.confirmed.lose(id);
      this.#fold(resource, id);
    }
    if (ids.length) this.#tell([resource], ids);
  }

  /**
   * Lays changes on top, at once, and puts them into the outbox.
   *
   * @param {Change[]} changes
   */
  commit(changes) {
    const at = new Date(this.#now()).toISOString();
    /** @type {Entry[]} */
    const changed = [];
    for (const asked of changes) {
      // Places are those of this text: the server refuses them once there is another.
      const change = asked.body?.pieces
        ? { ...asked, body: { ...asked.body, revision: this.#setting.revision } }
        : asked;
      const refused = this.outbox.of(change.row).find((entry) =>
        entry.op === "create" && entry.state === "refused"
      );
      // Deleting what the server never took is giving it up.
      if (change.op === "delete" && refused) this.discard(refused.id);
      else {
        const version = change.op === "create" ? null : this.confirmed.version(change.row);
        const was = before(this.row(change.resource, change.row), change.body);
        const entry = this.outbox.add(change, version, at, was);
        if (change.seen && entry.op === "update" && !same(was, change.seen)) overtake(entry, change.seen);
        changed.push(entry);
      }
      this.#fold(change.resource, change.row);
    }
    this.#tell(changes.map((change) => change.resource), changes.map((change) => change.row), { changed });
  }

  /**
   * Whether a change has something to act on: its row may have been given up meanwhile.
   * @param {Change} change
   */
  allows({ resource, op, row }) {
    if (op === "create") return true;
    if (op === "restore") {
      return this.confirmed.grave(row) !== undefined || this.outbox.of(row).at(-1)?.op === "delete";
    }
    return this.row(resource, row) !== undefined;
  }

  /** Takes up what a closed page left unsent. @param {Entry[]} entries */
  resume(entries) {
    this.outbox.load(entries);
    this.#show(entries);
  }

  /**
   * Does as another tab of the same person did: its record and this one then say the same.
   * @param {News} news
   */
  hear({ changed = [], dropped = [], answer }) {
    this.#isHearing = true;
    try {
      if (answer && this.outbox.take(answer.entry)) this.answered(answer.entry.id, answer.outcome);
      for (const entry of changed) this.outbox.take(entry);
      this.outbox.drop(dropped);
      for (const { row } of changed) this.outbox.ready(row);
      this.#show([...changed, ...dropped]);
    } finally {
      this.#isHearing = false;
    }
  }

  /**
   * A row that the server has deleted, as it was, with its version since.
   * @param {Resource} resource
   * @param {any} row
   */
  bury(resource, row) {
    if (!this.confirmed.bury(row)) return;
    this.#fold(resource, row.id);
    this.#tell([resource], [row.id]);
  }

  /** @param {string} id */
  started(id) {
    this.outbox.started(id);
    const entry = this.outbox.entry(id);
    if (entry) this.#show([entry], { changed: [entry] });
  }

  /**
   * @param {string} id
   * @param {Outcome} outcome
   * @returns {Entry[]} the entries that changed, as Outbox.answered gives them
   */
  answered(id, outcome) {
    const changed = this.outbox.answered(id, outcome, this.#now());
    const entry = changed[0];
    if (!entry) return [];
    const before = this.row(entry.resource, entry.row);
    if (outcome.type === "done") {
      const row = onText(outcome.row, before, this.#setting.revision);
      this.confirmed.confirm(entry, row, outcome.version);
    }
    if ((outcome.type === "refused" || outcome.type === "overtaken") && outcome.current) {
      this.confirmed.set(onText(outcome.current, before, this.#setting.revision) ?? outcome.current);
    }
    this.#fold(entry.resource, entry.row);
    const kept = changed.filter((each) => this.outbox.entry(each.id));
    this.#tell([entry.resource], [entry.row], { changed: kept, answer: { entry, outcome, before } });
    return changed;
  }

  /**
   * @param {string} id
   * @param {Partial<Pick<Entry, "body"|"was">>} [form] what is to be different about it
   */
  retry(id, form = {}) {
    const entry = this.outbox.retry(id, this.confirmed.version(this.outbox.entry(id)?.row ?? ""), form);
    if (entry) this.#show([entry], { changed: [entry] });
    return entry;
  }

  /** @param {string} id */
  discard(id) {
    const row = this.outbox.entry(id)?.row ?? "";
    const { removed, changed } = this.outbox.discard(id, this.confirmed.version(row));
    this.#show([...removed, ...changed], { changed, dropped: removed });
    return { removed, changed };
  }

  /** @param {(notice: Notice) => void} listener @returns {() => void} */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Entry[]} entries @param {News} [news] */
  #show(entries, news) {
    for (const entry of entries) this.#fold(entry.resource, entry.row);
    if (entries.length) {
      this.#tell(
        entries.map((entry) => entry.resource),
        entries.map((entry) => entry.row),
        news,
      );
    }
  }

  /** @param {Resource} resource @param {string} id */
  #fold(resource, id) {
    if (!this.outbox.of(id).length) this.confirmed.release(id);
    let row = this.confirmed.row(id) ?? null;
    let buried = this.confirmed.grave(id) ?? null;
    for (const entry of this.outbox.of(id)) {
      if (entry.op === "create") row = created(entry, this.#setting);
      else if (entry.op === "update" && row) row = updated(row, entry.body, this.#setting);
      // A refused deletion leaves the row to be seen, with the reason.
      else if (entry.op === "delete" && entry.state !== "refused") [row, buried] = [null, row ?? buried];
      else if (entry.op === "restore") row = buried;
    }
    this.put(resource, id, row);
  }

  /**
   * @param {Resource[]} resources
   * @param {string[]} ids
   * @param {News} [news]
   */
  #tell(resources, ids, { changed = [], dropped = [], answer } = {}) {
    const notice = {
      resources: new Set(resources),
      ids: new Set(ids),
      changed,
      dropped,
      answer,
      isHeard: this.#isHearing,
    };
    for (const listener of this.#listeners) listener(notice);
  }
}
