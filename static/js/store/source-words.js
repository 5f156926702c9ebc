/** What words name is what the chains that rest on them say: a source corrected at its mark reaches both. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation, Change, Command } from "./types.js" */
import { setLink } from "./actions.js";

/**
 * Says which source words name, and says it in every step of a chain that rests on these words, so that one
 * undo takes back both.
 *
 * A step keeps the other sources that it names jointly. One whose sources were chosen apart from its words
 * stays as it is.
 *
 * @param {ArticleRecord} record
 * @param {Annotation} words  a mark of kind source
 * @param {{id: string, create?: Record<string, any>}} choice
 * @returns {{command: Command, chains: number}} `chains`: how many say so, too
 */
export function nameSource(record, words, choice) {
  const command = setLink(words, "source", choice);
  const before = words.source;
  /** @type {Change[]} */
  const followed = [...record.rows("attributions").values()].flatMap((row) => {
    const follows = row.hops.map(({ span, sources }) =>
      span === words.id && (before === null ? !sources.length : sources.includes(before))
    );
    if (!follows.includes(true)) return [];
    const hops = row.hops.map((hop, place) =>
      follows[place] ? { ...hop, sources: renamed(hop.sources, before, choice.id) } : hop
    );
    return [{ resource: "attributions", op: "update", row: row.id, body: { hops } }];
  });
  command.changes.push(...followed);
  return { command, chains: followed.length };
}

/** @param {string[]} sources @param {string|null} before @param {string} after */
function renamed(sources, before, after) {
  const named = before === null ? [after] : sources.map((id) => (id === before ? after : id));
  return [...new Set(named)];
}
