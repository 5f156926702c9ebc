/**
 * What words say of whom they name: the name itself, a short form in brackets, a pronoun. In the languages
 * that the product knows: English, German, French and Spanish.
 */

/** Articles in small letters; in capitals they may belong to a name, such as “El País”. */
const ARTICLES = /^(?:the|der|die|das|dem|den|le|la|les|el|los|las)\s+|^l[’']/u;
const BRACKETS = /^(.+?)\s*\(([^()]+)\)$/u;
const POSSESSIVE = /[’']s$/u;
/** Longer words are no name, but a passage. */
const LONGEST = 200;
/** Words that stand for somebody who was named before. */
const PRONOUNS = new Set(
  ("he she it they him her them his its their we us i you who " +
    "er sie es ihm ihn ihr ihnen wir uns ich dieser diese dieses " +
    "il elle ils elles lui leur leurs eux on nous je celui-ci celle-ci ceux-ci " +
    "él ella ello ellos ellas lo le les nosotros yo éste ésta este esta éstos").split(" "),
);
/** Those that only a person is called by, and those that no person is. */
const OF_PEOPLE = new Set(["he", "she", "him", "her", "his", "i", "ich", "je", "yo"]);
const OF_BODIES = new Set(["it", "its"]);

/** @param {string} words */
export function isPronoun(words) {
  return PRONOUNS.has(words.trim().toLowerCase());
}

/**
 * Whether a pronoun may stand for a source of this kind.
 *
 * @param {string} pronoun
 * @param {string} kind
 */
export function mayMean(pronoun, kind) {
  const word = pronoun.trim().toLowerCase();
  const isPerson = kind.endsWith("_individual");
  return isPerson ? !OF_BODIES.has(word) : !OF_PEOPLE.has(word);
}

/**
 * How names are compared: without case, accents, the shape of apostrophes and an article.
 * @param {string} words
 */
export function folded(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/gu, "'").replace(/\s+/gu, " ").trim()
    .toLowerCase().replace(ARTICLES, "");
}

/**
 * The name that words give, and its short form: “the Korean Central News Agency (KCNA)” names the Korean
 * Central News Agency, also called KCNA. Brackets that hold no name, such as “(left)” or “(2024)”, stay
 * outside.
 *
 * @param {string} words
 * @returns {{name: string, aliases: string[]}}
 */
export function namesIn(words) {
  const whole = words.replace(/\s+/gu, " ").trim();
  if (whole.length > LONGEST) return { name: whole, aliases: [] };
  const found = BRACKETS.exec(whole);
  const [outer, inner] = [bare(found?.[1] ?? whole), found?.[2]?.trim() ?? ""];
  if (!/^\p{Lu}/u.test(inner)) return { name: outer, aliases: [] };
  // The short form may come first: KCNA (Korean Central News Agency).
  return isShort(outer) && !isShort(inner)
    ? { name: inner, aliases: [outer] }
    : { name: outer, aliases: [inner] };
}

/** @param {string} words */
function bare(words) {
  const name = words.replace(ARTICLES, "").replace(POSSESSIVE, "");
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** @param {string} name */
function isShort(name) {
  return !name.includes(" ") && name === name.toLocaleUpperCase();
}

/**
 * The names that words give and a record hasn't, in the order in which they stand.
 *
 * @param {string} words
 * @param {readonly string[]} known  the record's names
 */
export function newNames(words, known) {
  if (isPronoun(words)) return [];
  const { name, aliases } = namesIn(words);
  const has = new Set(known.map(folded));
  return [name, ...aliases].filter((one) => one && !has.has(folded(one)));
}

/**
 * How words fit the names of a record; 0 is best.
 * 0: they are one of its names. 1: they end in one, or begin with one and a comma, as in “South Korea’s Joint
 * Chiefs of Staff” and “Ilka Moren, the president”. 2: they are part of one. 3: they mention one: a ministry
 * of Kestria isn’t Kestria.
 */
export const FITS = { named: 0, ends: 1, part: 2, mentions: 3, none: 4 };

/**
 * @param {string} words
 * @param {readonly string[]} names
 * @returns {number} one of FITS
 */
export function fitOf(words, names) {
  const { name, aliases } = namesIn(words);
  const readings = [words, name, ...aliases].map(folded);
  const whole = readings[0] ?? "";
  return Math.min(FITS.none, ...names.map(folded).map((one) => fit(whole, readings, one)));
}

/** @param {string} whole @param {string[]} readings @param {string} name */
function fit(whole, readings, name) {
  if (!name || !whole) return FITS.none;
  if (readings.includes(name)) return FITS.named;
  if (readings.some((one) => name.includes(one))) return FITS.part;
  if (name.length < 3) return FITS.none;
  const at = ` ${whole}`.lastIndexOf(` ${name}`);
  const after = whole.slice(at + name.length);
  if (at < 0 || /^[\p{L}\p{N}]/u.test(after)) return FITS.none;
  if (at === 0) return /^,/u.test(after) ? FITS.ends : FITS.mentions;
  return after === "" && !OWNED.test(whole.slice(0, at)) ? FITS.ends : FITS.mentions;
}

/** What makes the name behind it the owner of what was named before it. */
const OWNED =
  /(?:^|\s)(?:of|in|from|at|for|to|against|von|des|der|in|im|aus|fur|de|du|d'|dans|del|en|para)(?:\s+(?:the|la|le|el|los|las|les))?\s$/u;
