/** Entries of a mark's history as sentences: who did what, and what was there before. No DOM. */

import { DEFAULTS } from "../store/drafts.js";
import { FIELDS, FIGURE_FORM, RELATIONS } from "./record-fields.js";
import { STATUSES } from "./scales.js";
import { figureInWords } from "./figure.js";
import { momentInWords } from "./moments.js";
import { dayInWords, edtfInWords } from "./record-words.js";
import { chainSentence } from "./chain-sentence.js";
import { KIND_NAMES, shortened } from "./vocabulary.js";
import { who } from "./who.js";

/**
 * @typedef {object} HistoryEntry
 * @property {string} cursor
 * @property {string} at
 * @property {string} verb  such as "attribution.updated"
 * @property {import("./who.js").Doer} actor
 * @property {string|null} [agent]  the machine that did it for them
 * @property {Record<string, any>|null} before
 * @property {Record<string, any>|null} after
 * @property {boolean} [revertible]
 *
 * @typedef {(id: string) => string|undefined} NameOf  a record's name, a claim's statement or a mark's words
 * @typedef {{name: string, field: string, before: string, after: string}} Difference
 */

const EMPTY = "nothing";

/**
 * What a field is called, and the words for its values.
 * @type {Record<string, [label: string, words?: Record<string, string>]>}
 */
const NAMED = {
  ...FIELDS,
  kind: ["the kind", { ...KIND_NAMES, ...RELATIONS }],
  pieces: ["the passage"],
  tags: ["the tags"],
  source: ["the source"],
  entity: ["the entity"],
  verification_status: ["the verification status", STATUSES],
  survivor: ["the claim that it was merged into"],
};

/** What goes along with a mark and says nothing to a reader of its history. */
const SILENT = new Set(["revision", "origin", "links", "score", "reasons", "author", "decided"]);

/** @type {Record<string, string>} */
const NOUNS = { appearance: "claim", mention: "entity", response: "answer", anchor: "passage" };

/** @type {Record<string, string>} */
const DONE = { created: "added", deleted: "removed", restored: "restored", updated: "changed" };

/**
 * @param {HistoryEntry} entry
 * @param {NameOf} nameOf
 */
export function historySentence(entry, nameOf) {
  const doer = who(entry.actor, entry.agent);
  const [noun = "", participle = ""] = entry.verb.split(".");
  const found = participle === "created" || participle === "deleted" || participle === "restored"
    ? []
    : differences(entry, nameOf);
  const [only, another] = found;
  if (only && !another) return `${doer} set ${only.field} from ${only.before} to ${only.after}`;
  if (only) return `${doer} changed ${listed(found.map(({ field }) => field))}`;
  if (noun === "appearance" || noun === "mention") return linked(doer, entry, noun, nameOf);
  const what = subject(noun, entry.after ?? entry.before ?? {}, nameOf);
  return `${doer} ${
    noun === "annotation" && participle === "created"
      ? "marked"
      : DONE[participle] ?? participle.replaceAll("_", " ")
  } ${what}`;
}

/**
 * The fields that an entry changed, in words.
 *
 * @param {Pick<HistoryEntry, "before"|"after">} entry
 * @param {NameOf} nameOf
 * @returns {Difference[]}
 */
export function differences({ before, after }, nameOf) {
  if (!before || !after) return [];
  const [old, now] = [flat(before), flat(after)];
  const fields = Object.keys(now).filter((field) =>
    !SILENT.has(field) && JSON.stringify(old[field]) !== JSON.stringify(now[field])
  );
  return fields.map((field) => ({
    name: field,
    field: NAMED[field]?.[0] ?? field.replaceAll("_", " "),
    before: valueInWords(field, old[field], nameOf),
    after: valueInWords(field, now[field], nameOf),
  }));
}

/**
 * The scales of the speaker's commitment are fields of their own.
 * @param {Record<string, any>} content
 * @returns {Record<string, any>}
 */
function flat({ commitment, ...rest }) {
  return { ...rest, ...commitment };
}

/**
 * @param {string} field
 * @param {any} value
 * @param {NameOf} nameOf
 * @returns {string}
 */
function valueInWords(field, value, nameOf) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) {
    return EMPTY;
  }
  const words = NAMED[field]?.[1]?.[String(value)];
  if (words) return words.replace(/^\d · /, "").toLowerCase();
  if (field === "hops") return chainSentence(value, (id) => nameOf(id) ?? "a source");
  if (field === "pieces") {
    return `“${
      shortened(
        value.map((/** @type {any} */ piece) => piece.exact ?? `${piece.start}–${piece.end}`).join(" … "),
        80,
      )
    }”`;
  }
  if (field === "rating") return `${value.value} (${value.worst}–${value.best})`;
  if (field === "answered") return momentInWords(value);
  if (field === "said_on") return edtfInWords(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInWords(value);
  if (Array.isArray(value)) return value.map((one) => nameOf(one) ?? one).join(", ");
  return named(String(value), nameOf);
}

/** An id says nothing to people; other text is quoted. @param {string} text @param {NameOf} nameOf */
function named(text, nameOf) {
  const name = nameOf(text);
  if (name !== undefined) return `“${shortened(name, 80)}”`;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return "a record that isn’t shown here";
  return /^-?[\d.]+$/.test(text)
    ? Number(text).toLocaleString("en", { maximumFractionDigits: 12 })
    : `“${shortened(text, 80)}”`;
}

/**
 * @param {string} doer
 * @param {HistoryEntry} entry
 * @param {"appearance"|"mention"} noun
 * @param {NameOf} nameOf
 */
function linked(doer, entry, noun, nameOf) {
  const field = noun === "appearance" ? "claim" : "entity";
  const name = (/** @type {Record<string, any>|null} */ content) =>
    named(String(content?.[field] ?? ""), nameOf);
  return entry.after
    ? `${doer} set the ${field} to ${name(entry.after)}`
    : `${doer} removed the link to the ${field} ${name(entry.before)}`;
}

/**
 * @param {string} noun
 * @param {Record<string, any>} content
 * @param {NameOf} nameOf
 */
function subject(noun, content, nameOf) {
  const quoted = (/** @type {string} */ field) => valueInWords(field, content[field], nameOf);
  if (noun === "annotation") {
    return `${quoted("pieces")} as ${content.kind === "entity" ? "an" : "a"} ${
      KIND_NAMES[/** @type {keyof typeof KIND_NAMES} */ (content.kind)]?.toLowerCase() ?? "mark"
    }`;
  }
  if (noun === "claim") {
    return content.statement
      ? `the claim ${quoted("statement")}`
      : `the claim${content.into ? ` into ${quoted("into")}` : ""}`;
  }
  if (noun === "attribution") return `the attribution: ${quoted("hops")}`;
  if (noun === "response") return `the answer of ${quoted("party")}: ${quoted("answer")}`;
  if (noun === "figure") return `the figure ${figureInWords(numbers(content))}`;
  if (noun === "evidence") {
    return `evidence ${quoted("stance")}: ${
      [content.annotation && quoted("annotation"), content.url, content.note && quoted("note")].filter(
        Boolean,
      )[0] ?? ""
    }`;
  }
  if (noun === "verdict") return `the verdict: ${quoted("status")}`;
  if (noun === "relation") return `a relation: ${quoted("kind")} ${quoted("other")}`;
  return `the ${NOUNS[noun] ?? noun}`;
}

/** The ledger keeps decimals as their digits. @param {Record<string, any>} content @returns {any} */
function numbers(content) {
  const read = Object.entries(FIGURE_FORM)
    .filter(([name, [, typed]]) => typed === "number" && content[name])
    .map(([name]) => [name, Number(content[name])]);
  return { ...DEFAULTS.figures, ...content, ...Object.fromEntries(read) };
}

/** @param {string[]} words */
function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
