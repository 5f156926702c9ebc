/**
 * The shapes that the text desk's modules hand each other.
 *
 * Every offset outside `offsets.js` is a **code point** offset into the text of
 * one revision, half-open: the unit that the server, the API and the exports use.
 *
 * @typedef {"claim" | "source" | "cue" | "entity" | "figure" | "note"} Kind
 *
 * @typedef {object} Piece A stretch of the revision's text; it may cross blocks.
 * @property {number} start First code point.
 * @property {number} end One past the last code point.
 *
 * @typedef {"saved" | "doubtful" | "unsaved" | "refused"} SpanState A doubtful one was carried to a new text,
 *   and a person has yet to say whether these are its words.
 *
 * @typedef {object} Span What the painter needs to know of an annotation.
 * @property {string} id The annotation's id.
 * @property {Kind} kind
 * @property {readonly Piece[]} pieces In text order, not touching each other; at least one.
 * @property {SpanState} [state] Left out means saved.
 *
 * @typedef {"word" | "clause" | "sentence" | "block"} Unit What the keyboard moves and grows by; a block is a
 *   paragraph.
 *
 * @typedef {"forward" | "backward" | "left" | "right"} Direction Left and right follow the
 *   reading direction of the block under the cursor; forward and backward never do.
 */

/**
 * The kinds of annotation, in the order in which menus, keys 1 to 6 and legends list them.
 *
 * @type {readonly Kind[]}
 */
export const KINDS = Object.freeze(["claim", "source", "cue", "entity", "figure", "note"]);
