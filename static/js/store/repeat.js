/**
 * Labelling words as others were labelled before: the same kind, and the same record where the words name it.
 */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation, Command, Kind, Piece } from "./types.js" */
import { seen } from "../anchoring/unseen.js";
import { LINK_FIELD, mark } from "./actions.js";

/**
 * The record that these words stand for, as this article has it: what the same words are tied to already,
 * else the example's own when the words are one of its names.
 *
 * @param {ArticleRecord} record
 * @param {Annotation} example
 * @param {string} quote
 * @returns {string|null}
 */
function recordFor(record, example, quote) {
  if (example.kind !== "source" && example.kind !== "entity") return null;
  const words = plain(quote), kind = example.kind;
  const same = record.inOrder().find((other) =>
    other.kind === kind && other[kind] && plain(record.quote(other)) === words
  );
  if (same) return same[kind];
  const row = kind === "source" ? record.source(example.source) : record.entity(example.entity);
  const names = row
    ? [row.name, ...row.aliases.map((/** @type {{name: string}} */ alias) => alias.name)]
    : [];
  return names.some((name) => plain(name) === words) ? example[kind] : null;
}

/**
 * Marks a passage as the example is marked.
 *
 * @param {ArticleRecord} record
 * @param {Annotation} example
 * @param {Piece} piece
 * @param {string} quote
 * @returns {{id: string, command: Command, isTied: boolean}}
 */
export function markLike(record, example, piece, quote) {
  const { id, command } = mark(example.kind, [piece], quote);
  const field = LINK_FIELD[example.kind], tied = recordFor(record, example, quote);
  if (!field || !tied) return { id, command, isTied: false };
  return { id, command: tie(command, field, tied), isTied: true };
}

/**
 * Marks several places of the example's own words, as one step that can be undone: each stands for what it
 * stands for.
 *
 * @param {Annotation} example
 * @param {readonly Piece[]} places
 * @param {string} quote
 * @returns {Command}
 */
export function markAlike(example, places, quote) {
  const field = LINK_FIELD[example.kind], tied = field ? example[field] : null;
  const commands = places.map((piece) => {
    const { command } = mark(example.kind, [piece], quote);
    return field && tied ? tie(command, field, tied) : command;
  });
  return {
    label: `${places.length} marked as ${example.kind}`,
    changes: commands.flatMap(({ changes }) => changes),
  };
}

/**
 * @param {Command} command that makes one annotation, for a claim also its record
 * @param {"claim"|"source"|"entity"} field
 * @param {string} id
 * @returns {Command}
 */
function tie({ label, changes }, field, id) {
  const own = changes.filter(({ resource }) => resource === "annotations");
  return { label, changes: own.map((change) => ({ ...change, body: { ...change.body, [field]: id } })) };
}

/** @param {string} words */
function plain(words) {
  return seen(words).replace(/\s+/gu, " ").trim().toLowerCase();
}

/** Whether a mark of this kind says all by itself, so that nothing has to be asked. @param {Kind} kind */
export function isComplete(kind) {
  return kind === "claim" || kind === "cue" || kind === "figure";
}
