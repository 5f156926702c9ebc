/**
 * Names and numbers in a text, to step along: what news is marked for most. Found by their looks alone: runs
 * of words with a capital letter, and words with a digit. Scripts without capitals have only the numbers.
 *
 * @import {Piece} from "./types.js"
 * @import {Prose} from "./prose.js"
 */

const CAPITAL = /^\p{Lu}/u;
const DIGIT = /\p{Nd}/u;
const POSSESSIVE = /(?:[’']s|(?<=s)[’'])$/u;
/** A capital where no sentence can begin. */
const WITHIN = /(?<=[\p{Ll}\p{N},;)”’] )\p{Lu}[\p{L}\p{M}’'-]*/gu;
const OPENING = /(?:^|[\s(])[“"«„‘「『]$/u;

/** @type {WeakMap<Prose, Set<string>>} */
const known = new WeakMap();

/**
 * The first name or number after an offset (`step` 1), or the last one before it (-1).
 *
 * @param {Prose} prose
 * @param {number} offset
 * @param {1 | -1} step
 * @param {Piece | null} [except] what is chosen already
 * @returns {Piece | null} null at either end of the text
 */
export function nameFrom(prose, offset, step, except = null) {
  for (let index = prose.indexAt(offset); index >= 0 && index < prose.blocks.length; index += step) {
    const names = namesIn(prose, index);
    const wanted = (/** @type {Piece} */ name) =>
      (step === 1 ? name.start >= offset : name.start < offset) &&
      !(name.start === except?.start && name.end === except.end);
    const found = step === 1 ? names.find(wanted) : names.findLast(wanted);
    if (found) return found;
  }
  return null;
}

/**
 * The names and numbers of a block.
 *
 * @param {Prose} prose
 * @param {number} index
 * @returns {Piece[]}
 */
export function namesIn(prose, index) {
  const { text } = prose.block(index);
  const words = prose.units("word", index);
  const sentences = prose.units("sentence", index);
  /** @type {{start: number, end: number}[]} */
  const found = [];
  let isOpen = false;
  for (let i = 0; i < words.length; i += 2) {
    const start = /** @type {number} */ (words[i]);
    const end = /** @type {number} */ (words[i + 1]);
    const word = text.slice(start, end);
    const last = found.at(-1);
    if (DIGIT.test(word)) found.push({ start, end });
    else if (!CAPITAL.test(word)) isOpen = false;
    else if (isOpen && last && /^[ \u00a0]$/.test(text.slice(last.end, start))) last.end = end;
    else if (!begins(text, start, sentences) || knownIn(prose).has(word.replace(POSSESSIVE, ""))) {
      found.push({ start, end });
      isOpen = true;
    } else {
      isOpen = false;
    }
    // Nothing goes on behind a number or a possessive.
    if (DIGIT.test(word) || POSSESSIVE.test(word)) isOpen = false;
  }
  return found.map(({ start, end }) => {
    const possessive = POSSESSIVE.exec(text.slice(start, end))?.[0].length ?? 0;
    return { start: prose.offset(index, start), end: prose.offset(index, end - possessive) };
  });
}

/**
 * Whether a word has its capital only for standing where a sentence begins.
 *
 * @param {string} text
 * @param {number} start
 * @param {Uint32Array} sentences
 */
function begins(text, start, sentences) {
  if (OPENING.test(text.slice(Math.max(0, start - 2), start))) return true;
  for (let i = 0; i < sentences.length; i += 2) {
    const from = /** @type {number} */ (sentences[i]);
    if (from <= start && !/[\p{L}\p{N}]/u.test(text.slice(from, start))) return true;
    if (from > start) return false;
  }
  return false;
}

/** The words that have a capital also within sentences. @param {Prose} prose */
function knownIn(prose) {
  let words = known.get(prose);
  if (!words) {
    words = new Set(
      prose.blocks.flatMap(({ text }) =>
        [...text.matchAll(WITHIN)].map(([word]) => word.replace(POSSESSIVE, ""))
      ),
    );
    known.set(prose, words);
  }
  return words;
}
