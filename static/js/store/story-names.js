/** Who this story has named already, and how: what a field for a name offers first. */

/** @import { ArticleRecord } from "./record.js" */

/** @typedef {Pick<ArticleRecord, "inOrder"|"rows"|"quote">} Named */

/**
 * The records that the story names, those first that were named last before a place in the text, then those
 * after it, then those that only a chain or an answer names.
 *
 * @param {Named} record
 * @param {"source"|"entity"} kind
 * @param {number} at  a code point of the text
 * @returns {string[]} ids
 */
export function namedInStory(record, kind, at) {
  const marks = record.inOrder().filter((one) => one.kind === kind && one[kind]);
  const start = (/** @type {typeof marks[number]} */ one) => one.anchor.pieces[0]?.start ?? 0;
  const before = marks.filter((one) => start(one) < at).reverse();
  const after = marks.filter((one) => start(one) >= at);
  const chained = kind === "source"
    ? [...record.rows("attributions").values()].flatMap(({ hops }) => hops.flatMap(({ sources }) => sources))
    : [];
  const answering = kind === "source" ? [...record.rows("responses").values()].map(({ party }) => party) : [];
  return [...new Set([...[...before, ...after].map((one) => one[kind] ?? ""), ...chained, ...answering])];
}

/**
 * The records that these words stand for elsewhere in the story.
 *
 * @param {Named} record
 * @param {"source"|"entity"} kind
 * @param {(words: string) => boolean} areThese
 * @returns {Set<string|null>} ids
 */
export function givenTo(record, kind, areThese) {
  const same = record.inOrder().filter((one) =>
    one.kind === kind && one[kind] && areThese(record.quote(one))
  );
  return new Set(same.map((one) => one[kind]));
}
