/** The marks of an article as the server sends them all at once: in columns, each value listed once. */

/** @import { Setting } from "./rows.js" */
/** @import { Annotation } from "./types.js" */

/**
 * The rows, as lists of annotations have them; the words are those of the text that the page holds.
 *
 * @param {any} columns  one line of what docs/formats.md describes under "Marks as columns"
 * @param {Pick<Setting, "article"|"text">} setting
 * @returns {Annotation[]}
 */
export function annotationRows({ id, start, end, version, anchor, shared }, { article, text }) {
  return id.map((/** @type {string} */ one, /** @type {number} */ i) => {
    const place = filled({ offset_unit: "code_point" }, anchor, i);
    place.pieces ??= [{ start: start[i], end: end[i], exact: text(start[i], end[i]) }];
    return filled({ id: one, article, version: version[i], anchor: place }, shared, i);
  });
}

/**
 * @param {any} row
 * @param {Record<string, {values: any[], at?: number[]}>} columns  of which all rows have the same value, or
 *   each that at its place
 * @param {number} i
 */
function filled(row, columns, i) {
  for (const [name, { values, at }] of Object.entries(columns)) row[name] = values[at?.[i] ?? 0];
  return row;
}
