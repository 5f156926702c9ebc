/** What a claim says to begin with, in the words of its passage. */

/** Quotation marks that open, with those that close them. @type {Record<string, string>} */
const PAIRS = {
  "“": "”",
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«",
  "‘": "’",
  "‚": "‘",
  '"': '"',
  "'": "'",
  "「": "」",
};
/** What only leads on to the rest of the sentence. */
const LEADING_ON = /[,;:–—-]+$/u;

/**
 * A passage as a sentence of its own: without the quotation marks round it and the comma at its end, with a
 * large first letter. “we are ready,” gives: We are ready
 *
 * Marks that belong to a part of it stay: “Red” and “green” troops met.
 *
 * @param {string} quote
 */
export function statementOf(quote) {
  const words = quote.trim().replace(LEADING_ON, "").trim();
  const closing = PAIRS[words[0] ?? ""];
  const inside = words.slice(1);
  const bare = closing === undefined
    ? withoutLast(words)
    : closing.includes(inside.at(-1) ?? " ") && !marked(inside.slice(0, -1))
    ? inside.slice(0, -1)
    : marked(inside)
    ? words
    : inside;
  const said = bare.trim().replace(LEADING_ON, "").trim();
  return said ? capitalised(said) : quote;
}

/** Without a closing mark whose opening one is outside the passage. @param {string} words */
function withoutLast(words) {
  const last = words.at(-1) ?? "";
  const isClosing = Object.values(PAIRS).some((closing) => closing.includes(last)) && !/['’]/.test(last);
  return last && isClosing && !marked(words.slice(0, -1)) ? words.slice(0, -1) : words;
}

/** Whether a text has quotation marks; an apostrophe is none. @param {string} text */
function marked(text) {
  return /[“”„«»‚"「」]/u.test(text) || /(?:^|\s)['‘]/u.test(text);
}

/** A name such as iPhone keeps its small letter. @param {string} text */
function capitalised(text) {
  const [first = "", second = ""] = text;
  return /\p{Lu}/u.test(second) ? text : `${first.toLocaleUpperCase()}${text.slice(first.length)}`;
}
