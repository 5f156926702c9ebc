/** Finding a command by some of its letters, in their order. */

/**
 * How well what was typed fits a text: 0 when its letters aren't in it in this order, more the more of them
 * stand together and at the beginnings of words. Case and accents don't count.
 *
 * @param {string} typed
 * @param {string} text
 */
export function fit(typed, text) {
  const wanted = plain(typed).replace(/\s+/gu, "");
  const letters = plain(text);
  if (!wanted) return 1;
  const whole = letters.indexOf(plain(typed).trim());
  if (whole >= 0) return 1_000 + (starts(letters, whole) ? 500 : 0) - whole - letters.length / 100;
  // From each beginning of a word: the first run of letters isn't always the best.
  let best = 0;
  for (let from = 0; from < letters.length; from += 1) {
    if (letters[from] === wanted[0] && (starts(letters, from) || best === 0)) {
      best = Math.max(best, walk(wanted, letters, from));
    }
  }
  return best;
}

/** Scripts that write no spaces between words. */
const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}]/u;

/**
 * Whether a text has all the words that were typed, each at the beginning of one of its own: "verified" isn't
 * found in "unverified". Case and accents don't count.
 *
 * @param {string} typed
 * @param {string} text
 */
export function hasWords(typed, text) {
  const letters = plain(text);
  return plain(typed).split(/\s+/u).every((word) => {
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
      if (starts(letters, at) || UNSPACED.test(word)) return true;
    }
    return word === "";
  });
}

/**
 * The rows that fit, the best first; of two that fit as well, the earlier one.
 *
 * @template T
 * @param {string} typed
 * @param {readonly T[]} rows
 * @param {(row: T) => {text: string, keys: readonly string[]}} words
 * @returns {T[]}
 */
export function ranked(typed, rows, words) {
  const wanted = plain(typed).trim();
  const scored = rows.map((row, place) => {
    const { text, keys } = words(row);
    // People who type a key want to know what it does.
    const isKey = wanted !== "" && keys.some((key) => plain(key) === wanted);
    return { row, place, score: isKey ? 10_000 : fit(typed, text) };
  });
  const found = scored.filter(({ score }) => score > 0);
  return found.sort((a, b) => b.score - a.score || a.place - b.place).map(({ row }) => row);
}

/**
 * @param {string} wanted
 * @param {string} letters
 * @param {number} from
 */
function walk(wanted, letters, from) {
  let score = 0, previous = from - 1;
  for (const letter of wanted) {
    const next = letters.indexOf(letter, previous + 1);
    // Better the beginning of a later word than the inside of this one.
    const start = next === previous + 1 ? next : startOf(letters, letter, previous + 1);
    const at = start >= 0 ? start : next;
    if (at < 0) return 0;
    score += at === previous + 1 ? 8 : starts(letters, at) ? 6 : 1;
    previous = at;
  }
  return Math.max(1, score - (previous - from) / 20);
}

/** @param {string} letters @param {string} letter @param {number} from */
function startOf(letters, letter, from) {
  for (let at = letters.indexOf(letter, from); at >= 0; at = letters.indexOf(letter, at + 1)) {
    if (starts(letters, at)) return at;
  }
  return -1;
}

/** @param {string} letters @param {number} at */
function starts(letters, at) {
  return at === 0 || /[^\p{L}\p{N}]/u.test(letters[at - 1] ?? "");
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/[\p{M}\p{DI}]/gu, "").toLowerCase();
}
