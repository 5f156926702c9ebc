/** The words that the record of a claim uses, and how its rows are put into a line. */

/** @import { Evidence } from "../store/types.js" */
import { ANSWERS as ALL_ANSWERS } from "./record-fields.js";

const { not_confirmed = "", ...others } = ALL_ANSWERS;
/** The one that news gives most often comes first. @type {Record<string, string>} */
export const ANSWERS = { not_confirmed, ...others };

/** Answers, before the names of who gave them. @type {Record<string, string>} */
const ANSWERED_BY = {
  not_confirmed: "Not confirmed by",
  confirmed: "Confirmed by",
  partly_confirmed: "Partly confirmed by",
  denied: "Denied by",
  declined: "No comment from",
  no_reply: "No reply from",
  not_reached: "Not reached:",
  not_asked: "Not asked:",
};

/** Relations, seen from the other claim. @type {Record<string, string>} */
export const RELATED_BY = {
  repeats: "Repeated by",
  updates: "Updated by",
  contradicts: "Contradicted by",
  denies: "Denied by",
};

/**
 * "Not confirmed by Moscow, Pyongyang · Denied by Kyiv".
 *
 * @param {readonly {answer: string, party: string}[]} responses
 * @param {(source: string) => string} nameOf
 */
export function answersInShort(responses, nameOf) {
  /** @type {Map<string, string[]>} */
  const parties = new Map();
  for (const { answer, party } of responses) {
    parties.set(answer, [...(parties.get(answer) ?? []), nameOf(party)]);
  }
  return [...parties].map(([answer, names]) =>
    `${ANSWERED_BY[answer] ?? answer} ${[...new Set(names)].join(", ")}`
  ).join(" · ");
}

/** A day of the calendar, whatever the time zone. @param {string} day */
export function dayInWords(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

const EDTF = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?|\d{3}X|\d{2}XX)[?~%]?$/;
/** @type {Record<string, string>} */
const MARKS = { "?": "perhaps ", "~": "about ", "%": "perhaps about " };

/** Whether a text has the shape of a date known to the year, the month or the day. @param {string} text */
export function isEdtf(text) {
  return !text || EDTF.test(text);
}

/** "about Mar 2025"; other text as it is. @param {string} text */
export function edtfInWords(text) {
  if (!text || !isEdtf(text)) return text;
  const plain = text.replace(/[?~%]$/, "").replace(/(?:-XX)+$/, ""),
    [year = "", month, day] = plain.split("-");
  const said = day
    ? dayInWords(plain)
    : month
    ? dayInWords(`${plain}-01`).replace(/^\d+ /, "")
    : year.endsWith("XX")
    ? `the years ${year.replaceAll("X", "0")} to ${year.replaceAll("X", "9")}`
    : year.endsWith("X")
    ? `the ${year.replace("X", "0")}s`
    : String(Number(year));
  return (MARKS[text.at(-1) ?? ""] ?? "") + said;
}

/** Midnight UTC: a day that was given without a time. */
const DAY_ALONE = /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)$/;

/**
 * A moment by the reader's clock, the year only where it isn't this one. A day alone is that day in every
 * zone.
 * @param {string} moment
 * @param {boolean} [withTime]
 */
export function momentInWords(moment, withTime = true) {
  const day = DAY_ALONE.exec(moment)?.[1];
  if (day) return dayInWords(day);
  const when = new Date(moment);
  const year = when.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return when.toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year,
    ...(withTime && { hour: "2-digit", minute: "2-digit" }),
  });
}

/** @param {Pick<Evidence, "annotation"|"url">} evidence */
export function evidenceKind({ annotation, url }) {
  return annotation ? "Passage" : url ? "Page" : "Note";
}

/**
 * A number as it is typed: with commas or spaces between thousands, a point before decimals.
 *
 * @param {string} text
 * @returns {number|null|undefined} null when nothing is typed, undefined when it is no number
 */
export function typedNumber(text) {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
  if (!plain) return null;
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  return /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits) ? Number(digits) : undefined;
}
