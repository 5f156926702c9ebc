/**
 * The parts of a sentence between its commas, colons and dashes: a step between word and sentence
 * when a choice grows. They are stored nowhere.
 *
 * @import {Stretches} from "./words.js"
 */

// A comma inside quotes goes with them; one in a number has no space behind it.
const BORDER = /(?<quoted>[,;:]["”’»)\]]+)\s+|[,;:،؛]\s+|[，；：、]|\s+[–-]\s+|\s*—\s*/gu;
const PAIRS = new Map([["“", "”"], ["‘", "’"], ["«", "»"], ["„", "“"], ["(", ")"], ["[", "]"]]);

/**
 * @param {string} text
 * @param {Stretches} sentences
 * @returns {Stretches}
 */
export function clausesOf(text, sentences) {
  /** @type {number[]} */
  const clauses = [];
  for (let i = 0; i < sentences.length; i += 2) {
    const start = /** @type {number} */ (sentences[i]);
    const end = /** @type {number} */ (sentences[i + 1]);
    let from = start;
    for (const border of text.slice(start, end).matchAll(BORDER)) {
      const at = start + border.index;
      if (isInBrackets(text.slice(from, at))) continue;
      push(clauses, text, from, at + (border.groups?.["quoted"]?.length ?? 0));
      from = at + border[0].length;
    }
    push(clauses, text, from, end);
  }
  return Uint32Array.from(clauses);
}

/** @param {string} part Whether a bracket is opened in it and not closed. */
function isInBrackets(part) {
  return part.lastIndexOf("(") > part.lastIndexOf(")") || part.lastIndexOf("[") > part.lastIndexOf("]");
}

/**
 * Without outer spaces, and without a quote or bracket at one end whose other half lies elsewhere.
 *
 * @param {number[]} clauses
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function push(clauses, text, start, end) {
  for (const [open, close] of PAIRS) {
    const part = text.slice(start, end);
    if (part.startsWith(open) && !part.includes(close)) start += 1;
    else if (part.endsWith(close) && !part.includes(open)) end -= /[,;:]/.test(part.slice(-2, -1)) ? 2 : 1;
  }
  const part = text.slice(start, end);
  if (part.trim() !== "") clauses.push(end - part.trimStart().length, start + part.trimEnd().length);
}
