/** Who speaks in a turn of a transcript, as its first words name them. */

/** As the server's readers know them: up to eight words that begin with capitals, before a colon. */
const LABEL = /^(\p{L}[^:\n]{0,69}):\s+\S/u;
const QUESTION = /^(?:Q|A|QUESTION|ANSWER)(?:[.:)]\s+|\s{1,9}(?=["“‘'(\[]?\p{Lu}))/u;
/** An aside, as in “MR. BERG (through interpreter)”, is no part of a name, nor is what follows a comma. */
const BESIDE = /\s*\([^()]{0,60}\)|,.*$/gu;
const WORD = /^(?:[\p{Lu}\p{Lo}&\d]|[dvl]['’]|(?:de|der|di|du|la|le|van|von|al|el|bin|ibn)$)/u;
const MOST_WORDS = 8;

/**
 * @param {string} text  of a paragraph
 * @returns {{name: string, length: number}|null} the name, empty for a “Q” or an “A”, which name nobody; and
 *   how many code points of the paragraph say it
 */
export function speakerOf(text) {
  const asked = QUESTION.exec(text);
  if (asked) return { name: "", length: (/^\p{L}+/u.exec(asked[0])?.[0] ?? "").length };
  const label = LABEL.exec(text)?.[1]?.trim();
  if (!label) return null;
  const name = label.replace(BESIDE, "").trim();
  const words = name.split(/\s+/);
  if (!name || words.length > MOST_WORDS || !words.every((word) => WORD.test(word))) return null;
  return { name, length: [...label].length };
}

/**
 * A name as it is written elsewhere: “MARY O'NEIL” is Mary O'Neil. What may be short for something stays.
 * @param {string} name
 */
export function uncapitalised(name) {
  const words = name.split(/\s+/);
  if (words.length < 2 || name !== name.toLocaleUpperCase()) return name;
  const small = (/** @type {string} */ part) => part.charAt(0) + part.slice(1).toLocaleLowerCase();
  return words.map((word) =>
    /[AEIOUYÀ-Ý]/u.test(word) || word.endsWith(".") ? word.split(/(?<=[-'’])/u).map(small).join("") : word
  ).join(" ");
}
