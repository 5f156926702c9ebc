/**
 * What the wording of a passage suggests about its attribution. Suggestions only: they fill fields in that
 * the editor sees and may change, and are never laid over what somebody chose.
 */

/** @import { Attribution } from "./types.js" */

const OPENING = "“«„‘‹「『\"'";
const CLOSING = "”»“’›」』\"'";
const QUOTE = /[“”«»„「」"]/u;
const STOPS = ".,;:!?…";
/** What closes what was opened; “ opens in English and closes in German. @type {Record<string, string>} */
const CLOSES = { "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』" };
/** Words that distance the writer from the claim, and words that endorse it (GRaSP), by their beginnings. */
const DISTANCING = /\b(?:claim|alleg|purport|insist|maintain|assert|so-called|supposed)/iu;
const ENDORSING =
  /\b(?:reveal|note[ds]?\b|noting|point(?:s|ed|ing)?\sout|show(?:s|ed|n)?\b|confirm|acknowledg|admit|establish|prove[ds]?\b)/iu;

/**
 * How the content is given: wholly inside quotation marks, with some of its words quoted, or in the writer's
 * words.
 *
 * @param {string} before  the text before the passage in its paragraph
 * @param {string} passage
 * @param {string} after  the text after it
 * @returns {Attribution["quote_type"]}
 */
export function likelyQuoteType(before, passage, after) {
  const first = passage[0] ?? "", last = withoutStops(passage).at(-1) ?? "";
  const opens = OPENING.includes(first) || (before !== "" && OPENING.includes(before.at(-1) ?? ""));
  const closes = (CLOSING.includes(last) && passage.length > 1) ||
    CLOSING.includes(after.replace(/^[.,;:!?…]+/u, "")[0] ?? " ");
  const isWithin = [...CLOSES[openedIn(before)] ?? ""].some((sign) => after.includes(sign));
  if (isWithin && !QUOTE.test(passage)) return "direct";
  const inner = passage.slice(1, -1);
  const isBroken = QUOTE.test(withoutStops(inner));
  if (opens && closes && !isBroken) return "direct";
  return QUOTE.test(passage) ? "mixed" : "indirect";
}

/**
 * A text without the marks at its end: a pattern would begin a long run of them again at each.
 * @param {string} text
 */
function withoutStops(text) {
  let end = text.length;
  while (end > 0 && STOPS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The quotation mark that is still open at the end of a text, or "". @param {string} text */
function openedIn(text) {
  let opened = "";
  for (const sign of text) {
    if (!opened && sign in CLOSES) opened = sign;
    else if (opened && CLOSES[opened]?.includes(sign)) opened = "";
  }
  return opened;
}

/**
 * The writer's distance, as the cue words show it.
 *
 * @param {string} cue  empty when there is none
 * @returns {Attribution["cue_stance"]}
 */
export function likelyStance(cue) {
  if (DISTANCING.test(cue)) return "distancing";
  return ENDORSING.test(cue) ? "endorsing" : "neutral";
}
