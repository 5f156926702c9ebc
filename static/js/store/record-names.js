/** The names of records: which one has, and keeping further ones along with a choice. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Change, Command, Register } from "./types.js" */

/**
 * @typedef {{id: string, create?: Record<string, any>, names?: string[]}} Chosen  A record that was chosen;
 *   `create`: what it holds where it is new, `names`: words to keep as further names of it
 */

/** The name of a record, then its other names. @param {Pick<Register, "name"|"aliases">} row */
export function namesOf({ name, aliases }) {
  return [name, ...aliases.map((alias) => alias.name)];
}

/**
 * A command that also keeps the names that came with a choice, so that one undo takes back both.
 *
 * @param {Pick<ArticleRecord, "row">} record
 * @param {"sources"|"entities"} resource
 * @param {Chosen} chosen
 * @param {Command} command
 * @returns {Command}
 */
export function keepingNames(record, resource, { id, names = [] }, command) {
  const row = record.row(resource, id);
  if (!row || !names.length) return command;
  return {
    ...command,
    changes: [...command.changes, renamed(resource, row, [...row.aliases, ...names.map(plain)])],
  };
}

/** A further name as the register has it, of no language in particular. @param {string} name */
export function plain(name) {
  return { name, language: "", script: "" };
}

/**
 * @param {"sources"|"entities"} resource
 * @param {{id: string}} row
 * @param {any[]} aliases
 * @returns {Change}
 */
function renamed(resource, { id }, aliases) {
  return { resource, op: "update", row: id, body: { aliases } };
}
