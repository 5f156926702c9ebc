/**
 * Text as somebody would type it, with the way back to where each of its characters stands.
 *
 * Web pages put characters into words that nobody sees (soft hyphens, joiners, marks of direction), and draw
 * others for what is typed (curly quotes, ligatures, narrow spaces). `_folding.py` does the same
 * on the server.
 */

/** What is drawn as nothing: joiners, marks of direction, selectors of variants. */
const UNSEEN = /\p{DI}/u;
/** These belong to the letter before them. */
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
/** Nothing else has to be looked at letter by letter. */
const SPECIAL = /[^\x20-\x7e\p{L}\p{N}]|[\ufb00-\ufb06]/u;
const DOUBLE = /[“”„‟«»〝〞＂″]/u;
const SINGLE = /[‘’‚‛‹›′＇ʼ`´]/u;
const HYPHEN = /[‐‑]/u;
const LIGATURE = /[\ufb00-\ufb06]/u;

/** @param {string} letter one code point */
function typed(letter) {
  if (UNSEEN.test(letter)) return "";
  if (DOUBLE.test(letter)) return '"';
  if (SINGLE.test(letter)) return "'";
  if (HYPHEN.test(letter)) return "-";
  if (LIGATURE.test(letter)) return letter.normalize("NFKC");
  return /\s/u.test(letter) ? " " : letter;
}

/**
 * The text as it is typed.
 *
 * @param {string} text
 */
export function plain(text) {
  return SPECIAL.test(text) ? Array.from(text, typed).join("") : text;
}

/**
 * The text as it is typed, and where each UTF-16 unit of it comes from: the unit at which its character
 * begins, and the one behind its end.
 *
 * @param {string} text
 * @returns {{text: string, start: (unit: number) => number, end: (unit: number) => number}}
 */
export function plainWithPlaces(text) {
  if (!SPECIAL.test(text)) return { text, start: (unit) => unit, end: (unit) => unit };
  let written = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let place = 0;
  for (const letter of text) {
    if (SELECTOR.test(letter) && ends.length) ends[ends.length - 1] = place + letter.length;
    const plainly = typed(letter);
    for (let i = 0; i < plainly.length; i += 1) {
      starts.push(place);
      ends.push(place + letter.length);
    }
    written += plainly;
    place += letter.length;
  }
  return {
    text: written,
    start: (unit) => starts[unit] ?? text.length,
    end: (unit) => ends[unit - 1] ?? 0,
  };
}
