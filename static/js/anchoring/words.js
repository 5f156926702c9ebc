/**
 * Word boundaries inside one block, as newsrooms see words.
 *
 * Intl.Segmenter knows the scripts (Chinese, Thai, Arabic), but it cuts "well-known" in two and
 * drops the last dot of "U.S." and the sign of "$5" and "12%". Those are mended here.
 * Offsets are UTF-16 units of the block's text: `prose.js` converts.
 *
 * @typedef {Uint32Array} Stretches Flat list of start, end, start, end …, sorted, not overlapping.
 */

const JOINERS = /^[-‐‑'’]$/u;
const NUMBER_JOINERS = /^[.,–:/]$/u;
const INITIALS = /(?:^|[^\p{L}])(?:\p{L}\.)+\p{L}$/u;
const BEFORE_NUMBER = /[\p{Sc}+−±~≈]/u;
const AFTER_NUMBER = /[%‰°\p{Sc}]/u;
const DIGIT = /\p{Nd}/u;

/** Each opening mark with its closing one. */
const PAIRS = new Map(Object.entries({
  "“": "”",
  "‘": "’",
  "«": "»",
  "‹": "›",
  "„": "“",
  "(": ")",
  "[": "]",
  "{": "}",
  "「": "」",
  "『": "』",
  "《": "》",
  "（": "）",
  '"': '"',
  "'": "'",
}));
const SENTENCE_MARKS = /[.,;:!?…。，！？؟،]/u;

/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/**
 * Making a Segmenter costs more than using it, so each language keeps one.
 *
 * @param {string} language
 * @param {"word" | "grapheme"} granularity
 */
function segmenter(language, granularity) {
  const key = `${granularity} ${language}`;
  let found = segmenters.get(key);
  if (!found) {
    const known = language !== "" && Intl.Segmenter.supportedLocalesOf([language]).length > 0;
    found = new Intl.Segmenter(known ? language : undefined, { granularity });
    segmenters.set(key, found);
  }
  return found;
}

/**
 * The words of a block.
 *
 * @param {string} text
 * @param {string} [language] BCP 47 tag; unknown or empty means the browser's own.
 * @returns {Stretches}
 */
export function wordsOf(text, language = "") {
  /** @type {number[]} */
  const words = [];
  for (const { segment, index, isWordLike } of segmenter(language, "word").segment(text)) {
    if (!isWordLike) continue;
    const previousEnd = words.at(-1);
    if (previousEnd !== undefined && joins(text, previousEnd, index)) {
      words[words.length - 1] = index + segment.length;
    } else words.push(index, index + segment.length);
  }
  for (let i = 0; i < words.length; i += 2) withSigns(text, words, i);
  return Uint32Array.from(words);
}

/**
 * Whether the characters between two words make them one.
 *
 * @param {string} text
 * @param {number} end Of the word before.
 * @param {number} start Of the word after.
 */
function joins(text, end, start) {
  if (start - end !== 1) return false;
  const between = text.charAt(end);
  if (JOINERS.test(between)) return true;
  // Engines disagree on whether "U.S" is one word.
  if (between === "." && isLone(text, end - 1) && isLone(text, start)) return true;
  return NUMBER_JOINERS.test(between) && DIGIT.test(text.charAt(end - 1)) && DIGIT.test(text.charAt(start));
}

/**
 * Whether a letter is alone, as in initials.
 *
 * @param {string} text
 * @param {number} unit
 */
function isLone(text, unit) {
  return /^(?:^|[^\p{L}])\p{L}(?:[^\p{L}]|$)$/u.test(text.slice(Math.max(0, unit - 1), unit + 2));
}

/**
 * Take in the sign of a number, and the last dot of "U.S.".
 *
 * @param {string} text
 * @param {number[]} words
 * @param {number} i Where in `words` the word begins; changed in place.
 */
function withSigns(text, words, i) {
  const start = /** @type {number} */ (words[i]);
  const end = /** @type {number} */ (words[i + 1]);
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const free = start > (words[i - 1] ?? 0);
  if (free && BEFORE_NUMBER.test(before) && DIGIT.test(text.charAt(start))) words[i] = start - 1;
  if (AFTER_NUMBER.test(after) && DIGIT.test(text.charAt(end - 1))) words[i + 1] = end + 1;
  if (after === "." && INITIALS.test(text.slice(start, end))) words[i + 1] = end + 1;
}

/**
 * Which quotes and brackets around a run of words belong to it: those whose other half is in it or
 * was selected on the other side as well.
 *
 * @param {string} lead What was selected before the first word.
 * @param {string} inner From the first word to the last.
 * @param {string} tail What was selected after the last word.
 * @returns {{before: number, after: number}} UTF-16 units of lead and tail to keep.
 */
export function keptPairs(lead, inner, tail) {
  let before = 0;
  let after = 0;
  for (;;) {
    const opener = lead.charAt(lead.length - before - 1);
    const closing = PAIRS.get(opener);
    const closeAt = closing === undefined ? -1 : closerIn(tail, after, closing);
    if (closeAt >= 0) {
      before += 1;
      after = closeAt + 1;
    } else if (isOpenIn(inner, tail.charAt(after))) {
      after += 1;
      return { before, after };
    } else {
      return { before, after };
    }
  }
}

/**
 * Where the closing mark stands in the tail, when nothing but sentence marks comes before it.
 *
 * @param {string} tail
 * @param {number} from
 * @param {string} closing
 */
function closerIn(tail, from, closing) {
  for (let i = from; i < tail.length; i += 1) {
    if (tail.charAt(i) === closing) return i;
    if (!SENTENCE_MARKS.test(tail.charAt(i))) return -1;
  }
  return -1;
}

/**
 * Whether a closing mark ends something that was opened inside.
 *
 * @param {string} inner
 * @param {string} closing
 */
function isOpenIn(inner, closing) {
  if (closing === "") return false;
  for (const [open, close] of PAIRS) {
    if (close !== closing) continue;
    const opened = inner.split(open).length - 1;
    const closed = open === close ? 0 : inner.split(close).length - 1;
    if (open === close ? opened % 2 === 1 : opened > closed) return true;
  }
  return false;
}

/**
 * The smallest stretch around [start, end) that cuts no grapheme (emoji sequence, base letter with
 * its combining marks) in two.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {{start: number, end: number}}
 */
export function wholeGraphemes(text, start, end) {
  const segments = segmenter("", "grapheme").segment(text);
  const first = start < text.length ? segments.containing(start) : undefined;
  const last = end > start ? segments.containing(end - 1) : undefined;
  return {
    start: first ? first.index : start,
    end: last ? last.index + last.segment.length : end,
  };
}
