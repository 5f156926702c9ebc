/**
 * The article's record in memory: what the server said, with what it hasn't confirmed yet laid on top.
 *
 * A row as seen is always folded anew from the server's row and the outbox entries for it. So an answer, a
 * refusal, a discarded change or a reload needs no merging: the fold comes out right by itself.
 */

/** @import { Annotation, Change, Entry, Notice, Outcome, Resource, RowOf } from "./types.js" */
/** @import { Setting } from "./rows.js" */
import { unsentOf } from "./claim-record.js";
import { Links } from "./links.js";
import { TextOrder } from "./order.js";
import { Outbox } from "./outbox.js";
import { isPart, RESOURCES } from "./resources.js";
import { created, updated } from "./rows.js";

export class ArticleRecord {
  #setting;
  #now;
  /** What the server said last. @type {Map<string, any>} */
  #base = new Map();
  /** Rows that the server has deleted, as they were, with the version that a restore must name. @type {Map<string, any>} */
  #graves = new Map();
  /** @type {{[R in Resource]: Map<string, RowOf[R]>}} */
  #views = /** @type {any} */ (Object.fromEntries(RESOURCES.map((resource) => [resource, new Map()])));
  /** @type {Set<(notice: Notice) => void>} */
  #listeners = new Set();
  #order = new TextOrder();
  #links = new Links();

  /**
   * @param {Setting} setting
   * @param {() => number} [now]
   */
  constructor(setting, now = Date.now) {
    this.#setting = setting;
    this.#now = now;
    this.outbox = new Outbox();
  }

  /** @param {string} id */
  annotation(id) {
    return this.#views.annotations.get(id);
  }

  /** The claim, or the one that it was merged into. @param {string|null|undefined} id */
  claim(id) {
    const row = id ? this.#views.claims.get(id) : undefined;
    return (row?.canonical && this.#views.claims.get(row.canonical)) || row;
  }

  /** @param {string|null|undefined} id */
  source(id) {
    return id ? this.#views.sources.get(id) : undefined;
  }

  /** @param {string|null|undefined} id */
  entity(id) {
    return id ? this.#views.entities.get(id) : undefined;
  }

  /** @param {string} id */
  attribution(id) {
    return this.#views.attributions.get(id);
  }

  /** @param {Resource} resource @param {string} id @returns {any} */
  row(resource, id) {
    return this.#views[resource].get(id);
  }

  /**
   * @template {Resource} R
   * @param {R} resource
   * @returns {Map<string, RowOf[R]>}
   */
  rows(resource) {
    return this.#views[resource];
  }

  /** The attributions of the passage that says what was said. @param {string} content */
  attributionsOf(content) {
    return [...this.#links.attributionsOf(content)].flatMap((id) => this.attribution(id) ?? []);
  }

  /** The ids of annotations that show something of a row: its own words or a name. @param {string} id */
  shownIn(id) {
    return this.#links.shownIn(id);
  }

  /** Every annotation in the order of the text, the longer first where two begin together; good until the next change. */
  inOrder() {
    return this.#order.rows(this.#views.annotations);
  }

  /** The passage's words, pieces joined by an ellipsis. @param {Annotation} annotation */
  quote(annotation) {
    return annotation.anchor.pieces.map((piece) => piece.exact).join(" … ");
  }

  /** The entries that concern a card: the annotation's own and those of the rows it shows. @param {string} id */
  unsent(id) {
    return unsentOf(this, id);
  }

  /** @param {string} id @returns {"saved"|"unsaved"|"refused"} */
  stateOf(id) {
    const entries = this.unsent(id);
    if (entries.some((entry) => entry.state === "refused")) return "refused";
    return entries.length ? "unsaved" : "saved";
  }

  /** The claim that a request about a part of its record belongs to. @param {Entry} entry @returns {string|null} */
  claimOf({ row, body }) {
    return body.claim ?? (this.#base.get(row) ?? this.#graves.get(row) ?? this.outbox.of(row)[0]?.body)?.claim ?? null;
  }

  /**
   * Rows as the server has them, at load or from a search.
   *
   * @param {Resource} resource
   * @param {any[]} rows
   */
  load(resource, rows) {
    for (const row of rows) {
      // A list may have been read before an answer that overtook it.
      if (row.version <= (this.#known(row.id) ?? -1)) continue;
      this.#base.set(row.id, row);
      this.#fold(resource, row.id);
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
    const known = this.#base.get(row.id);
    const first = this.outbox.of(row.id)[0];
    const same = known && Object.keys(row).every((field) => byTheWay.includes(field) || JSON.stringify(row[field]) === JSON.stringify(known[field]));
    if (same && first && first.version === known.version) first.version = row.version;
    this.load(resource, [row]);
  }

  /** Rows that the server no longer has. @param {Resource} resource @param {string[]} ids */
  forget(resource, ids) {
    for (const id of ids) {
      this.#base.delete(id);
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
    for (const change of changes) {
      const refused = this.outbox.of(change.row).find((entry) => entry.op === "create" && entry.state === "refused");
      // Deleting what the server never took is giving it up.
      if (change.op === "delete" && refused) this.discard(refused.id);
      else this.outbox.add(change, this.#version(change), at);
      this.#fold(change.resource, change.row);
    }
    this.#tell(changes.map((change) => change.resource), changes.map((change) => change.row));
  }

  /** Whether a change has something to act on: its row may have been given up meanwhile. @param {Change} change */
  allows({ resource, op, row }) {
    if (op === "create") return true;
    if (op === "restore") return this.#graves.has(row) || this.outbox.of(row).at(-1)?.op === "delete";
    return this.row(resource, row) !== undefined;
  }

  /** Takes up what a closed page left unsent. @param {Entry[]} entries */
  resume(entries) {
    this.outbox.load(entries);
    for (const entry of entries) this.#fold(entry.resource, entry.row);
    this.#tell(entries.map((entry) => entry.resource), entries.map((entry) => entry.row));
  }

  /** @param {string} id */
  started(id) {
    this.outbox.started(id);
    const entry = this.outbox.entry(id);
    if (entry) this.#tell([entry.resource], [entry.row]);
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
    if (outcome.type === "done") this.#confirm(entry, outcome.row, outcome.version);
    if (outcome.type === "refused" && outcome.current) this.#base.set(entry.row, outcome.current);
    this.#fold(entry.resource, entry.row);
    this.#tell([entry.resource], [entry.row]);
    return changed;
  }

  /** @param {string} id */
  retry(id) {
    const row = this.outbox.entry(id)?.row ?? "";
    const entry = this.outbox.retry(id, this.#known(row));
    if (entry) this.#tell([entry.resource], [entry.row]);
    return entry;
  }

  /** @param {string} id */
  discard(id) {
    const row = this.outbox.entry(id)?.row ?? "";
    const { removed, changed } = this.outbox.discard(id, this.#known(row));
    const touched = [...removed, ...changed];
    for (const entry of touched) this.#fold(entry.resource, entry.row);
    this.#tell(touched.map((entry) => entry.resource), touched.map((entry) => entry.row), removed);
    return { removed, changed };
  }

  /** @param {(notice: Notice) => void} listener @returns {() => void} */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Change} change */
  #version(change) {
    return change.op === "create" ? null : this.#known(change.row);
  }

  /** @param {string} row @returns {number|null} */
  #known(row) {
    return (this.#graves.get(row) ?? this.#base.get(row))?.version ?? null;
  }

  /**
   * @param {Entry} entry
   * @param {any} row
   * @param {number|null} version
   */
  #confirm(entry, row, version) {
    const base = this.#base.get(entry.row) ?? this.#graves.get(entry.row);
    if (entry.op === "delete") {
      this.#base.delete(entry.row);
      if (base) this.#graves.set(entry.row, { ...base, version });
      return;
    }
    this.#graves.delete(entry.row);
    if (row ?? base) this.#base.set(entry.row, row ?? { ...base, version });
  }

  /** @param {Resource} resource @param {string} id */
  #fold(resource, id) {
    let row = this.#base.get(id) ?? null;
    let buried = this.#graves.get(id) ?? null;
    for (const entry of this.outbox.of(id)) {
      if (entry.op === "create") row = created(entry, this.#setting);
      else if (entry.op === "update" && row) row = updated(row, entry.body, this.#setting);
      // A refused deletion leaves the row to be seen, with the reason.
      else if (entry.op === "delete" && entry.state !== "refused") [row, buried] = [null, row ?? buried];
      else if (entry.op === "restore") row = buried;
    }
    const rows = /** @type {Map<string, any>} */ (this.#views[resource]);
    const before = rows.get(id);
    if (row) rows.set(id, row);
    else rows.delete(id);
    if (isPart(resource) && row) this.#links.part(resource, row);
    if (resource === "claims" && row) this.#links.claim(row);
    if (resource === "attributions") this.#links.attribution(before, row ?? undefined);
    if (resource !== "annotations") return;
    this.#links.annotation(before, row ?? undefined);
    this.#order.replace(before, row ?? undefined);
  }

  /**
   * @param {Resource[]} resources
   * @param {string[]} ids
   * @param {Entry[]} [dropped]
   */
  #tell(resources, ids, dropped = []) {
    const notice = { resources: new Set(resources), ids: new Set(ids), dropped };
    for (const listener of this.#listeners) listener(notice);
  }
}
