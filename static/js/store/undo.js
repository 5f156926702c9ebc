/**
 * Undo and redo by compensating commands: what was made is deleted, what was deleted is restored, what was
 * changed is changed back, through the same outbox and under the same version checks as any other change.
 * So undoing never reaches into somebody else's work: the server refuses it like any stale change.
 */

/** @import { Change, Command, Resource } from "./types.js" */
/** @import { ArticleRecord } from "./record.js" */
import { before } from "./rows.js";

/** Canonical records belong to the whole newsroom: undoing a mark doesn't take them away. @type {Resource[]} */
const SHARED = ["claims", "sources", "entities"];

export class History {
  #record;
  /** @type {Command[]} */
  #done = [];
  /** @type {Command[]} */
  #undone = [];

  /** @param {ArticleRecord} record */
  constructor(record) {
    this.#record = record;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /**
   * Carries out a command and remembers how to take it back.
   *
   * @param {Command} command
   */
  run(command) {
    this.#done.push(this.#apply(command));
    this.#undone = [];
  }

  /** @returns {string|null} the label of what was taken back */
  undo() {
    const inverse = this.#done.pop();
    if (!inverse) return null;
    this.#undone.push(this.#apply(inverse));
    return inverse.label;
  }

  /** @returns {string|null} the label of what was done again */
  redo() {
    const inverse = this.#undone.pop();
    if (!inverse) return null;
    this.#done.push(this.#apply(inverse));
    return inverse.label;
  }

  /** @param {Command} command @returns {Command} what takes it back */
  #apply(command) {
    /** @type {Change[]} */
    const changes = [];
    for (const change of command.changes.filter((one) => this.#record.allows(one))) {
      const inverse = this.#inverse(change);
      if (inverse) changes.unshift(inverse);
      this.#record.commit([change]);
    }
    return { label: command.label, changes };
  }

  /**
   * Read before the change is made.
   *
   * @param {Change} change
   * @returns {Change|null}
   */
  #inverse({ resource, op, row, body }) {
    const old = this.#record.row(resource, row);
    if (op === "update") return old ? { resource, op, row, body: before(old, body ?? {}) } : null;
    if (op === "create" || op === "restore") return SHARED.includes(resource) ? null : { resource, op: "delete", row };
    return { resource, op: "restore", row };
  }
}
