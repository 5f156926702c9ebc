/**
 * Undo and redo by compensating commands: what was made is deleted, what was deleted is restored, what was
 * changed is changed back, through the same outbox and under the same version checks as any other change.
 *
 * A step knows what it left in the rows. Where that no longer stands, somebody else has been there: the step
 * is then passed over, with a word on it, and their work stays. There is one history for each person and
 * article, whatever tab the work was done in; `net/` keeps it, so that it outlives the page.
 */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Change, Command, Compensation, Resource, Step } from "./types.js" */
import { newId } from "./ids.js";
import { before, content, holds } from "./rows.js";

/**
 * Canonical records belong to the whole newsroom: undoing a mark doesn't take them away.
 * @type {Resource[]}
 */
const SHARED = ["claims", "sources", "entities"];

/**
 * @typedef {object} Turn  What undoing or redoing came to
 * @property {string} label
 * @property {"all"|"some"|"none"} done  less than all where the rows are no longer as the step had left them
 *
 * @typedef {(kept: Step[], forgotten: string[], isHeard: boolean) => void} Listener  `isHeard`: they are kept
 *   already
 */

export class History {
  #record;
  /** @type {Step[]} */
  #steps = [];
  /** Ids of steps that another tab may still speak of. @type {Set<string>} */
  #gone = new Set();
  #last = 0;
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @param {ArticleRecord} record */
  constructor(record) {
    this.#record = record;
  }

  /**
   * In the order in which they were done; those that were taken back are the last.
   * @returns {readonly Step[]}
   */
  get steps() {
    return this.#steps;
  }

  get canUndo() {
    return this.#lastDone() !== undefined;
  }

  get canRedo() {
    return this.#firstUndone() !== undefined;
  }

  /** Hears of steps to be kept, and of those to be kept no longer. @param {Listener} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /**
   * Carries out a command and remembers how to take it back.
   *
   * @param {Command} command
   */
  run({ label, changes }) {
    const inverses = this.#apply(changes.filter((one) => this.#record.allows(one)));
    if (!inverses.length) return;
    const step = { id: newId(), order: ++this.#last, label, turns: 0, changes: inverses };
    const undone = this.#steps.filter(isUndone).map(({ id }) => id);
    this.#put([step], undone);
  }

  /** @returns {Turn|null} null when there is nothing to be taken back */
  undo() {
    return this.#turn(this.#lastDone());
  }

  /** @returns {Turn|null} null when there is nothing to be done again */
  redo() {
    return this.#turn(this.#firstUndone());
  }

  /**
   * Steps that were kept, or that another tab took.
   *
   * @param {Step[]} kept
   * @param {string[]} [forgotten]
   */
  take(kept, forgotten = []) {
    if (kept.length || forgotten.length) this.#put(kept, forgotten, true);
  }

  /** @param {Step[]} kept @param {string[]} forgotten @param {boolean} [isHeard] */
  #put(kept, forgotten, isHeard = false) {
    for (const id of forgotten) this.#gone.add(id);
    const all = new Map(this.#steps.map((step) => [step.id, step]));
    // Where two tabs turned a step round at once, both end with what was turned more often.
    for (const step of kept) if (step.turns >= (all.get(step.id)?.turns ?? 0)) all.set(step.id, step);
    this.#steps = [...all.values()].filter(({ id }) => !this.#gone.has(id)).sort((a, b) =>
      a.order - b.order || (a.id < b.id ? -1 : 1)
    );
    this.#last = Math.max(this.#last, this.#steps.at(-1)?.order ?? 0);
    for (const { resource, grave, isBuried } of kept.flatMap(({ changes }) => changes)) {
      if (isBuried) this.#record.bury(resource, grave);
    }
    this.#tell(kept, forgotten, isHeard);
  }

  /** Takes up what a closed page could have taken back. @param {Step[]} kept */
  resume(kept) {
    const known = new Set(this.#steps.map(({ id }) => id));
    this.take(kept.filter(({ id }) => !known.has(id)));
  }

  /** What was learnt of steps has to be kept. @param {Step[]} steps @param {boolean} isHeard */
  note(steps, isHeard) {
    if (steps.length) this.#tell(steps, [], isHeard);
  }

  #lastDone() {
    return this.#steps.findLast((step) => !isUndone(step));
  }

  #firstUndone() {
    return this.#steps.find(isUndone);
  }

  /** @param {Step|undefined} step @returns {Turn|null} */
  #turn(step) {
    if (!step) return null;
    const { label, changes } = step;
    const there = changes.filter((one) => this.#record.allows(one));
    const ours = there.filter(({ resource, row, expect }) =>
      !expect || holds(this.#record.row(resource, row), expect)
    );
    // Marks that nobody else touched can go alone; other changes of one command belong together.
    const isApart = there.every(({ op }) => op === "delete");
    const todo = ours.length === there.length || isApart ? ours : [];
    if (todo.length) this.#put([{ ...step, turns: step.turns + 1, changes: this.#apply(todo) }], []);
    else this.#put([], [step.id]);
    return {
      label,
      done: todo.length === changes.length && todo.length ? "all" : todo.length ? "some" : "none",
    };
  }

  /** @param {readonly (Change|Compensation)[]} changes @returns {Compensation[]} what takes them back */
  #apply(changes) {
    /** @type {Compensation[]} */
    const inverses = [];
    for (const { resource, op, row, body, seen } of changes) {
      const old = this.#record.row(resource, row);
      this.#record.commit([{ resource, op, row, body, seen }]);
      const now = this.#record.row(resource, row);
      if (op === "delete") inverses.unshift({ resource, op: "restore", row, grave: old });
      else if (op === "update" && old && body) {
        inverses.unshift({ resource, op, row, body: before(old, body), expect: before(now, body) });
      } else if (op !== "update" && !SHARED.includes(resource)) {
        inverses.unshift({ resource, op: "delete", row, expect: now && content(resource, now) });
      }
    }
    return inverses;
  }

  /** @param {Step[]} kept @param {string[]} forgotten @param {boolean} isHeard */
  #tell(kept, forgotten, isHeard) {
    for (const listener of this.#listeners) listener(kept, forgotten, isHeard);
  }
}

/** @param {Step} step */
function isUndone({ turns }) {
  return turns % 2 === 1;
}
