/** The words that the interface uses for the API's values. */

/** @import { Kind } from "../anchoring/types.js" */

/** @type {Record<Kind, string>} */
export const KIND_NAMES = {
  claim: "Claim",
  source: "Source",
  cue: "Cue",
  entity: "Entity",
  figure: "Figure",
  note: "Note",
};

/** @type {Record<string, string>} */
export const SOURCE_KINDS = {
  named_individual: "Named individual",
  unnamed_individual: "Unnamed individual",
  named_group: "Named group",
  unnamed_group: "Unnamed group",
  government_body: "Government body",
  military: "Military",
  state_media: "State media",
  news_agency: "News agency",
  publisher: "Publisher",
  document: "Document",
  database: "Database",
  social_account: "Social media account",
};

/** @type {Record<string, string>} */
export const ENTITY_KINDS = {
  person: "Person",
  organization: "Organization",
  place: "Place",
  event: "Event",
  weapon_or_product: "Weapon or product",
  treaty: "Treaty",
  other: "Other",
};

/** @type {Record<string, string>} */
export const ROLES = {
  originator: "Originator",
  spokesperson: "Spokesperson",
  relay: "Relay",
  carrier: "Carrier",
};

/** @type {Record<string, string>} */
export const QUOTE_TYPES = { direct: "Direct", mixed: "Mixed", indirect: "Indirect", thought: "Thought" };

/** @type {Record<string, string>} */
export const STANCES = {
  neutral: "Neutral (said)",
  distancing: "Distancing (claimed)",
  endorsing: "Endorsing (revealed)",
};

/** @type {Record<string, string>} */
export const CERTAINTIES = {
  certain: "Certain",
  probable: "Probable",
  possible: "Possible",
  underspecified: "Unspecified",
};

/** @type {Record<string, string>} */
export const POLARITIES = { positive: "Affirms", negative: "Denies", unknown: "Unknown" };

/** @type {Record<string, string>} */
export const TERMS = {
  on_record: "On the record",
  background: "On background",
  deep_background: "On deep background",
  off_record: "Off the record",
};

/** The newsroom's own gauge, which only a verdict sets. @type {Record<string, string>} */
export const STATUSES = {
  unverified: "Unverified",
  in_progress: "In progress",
  verified: "Verified",
  disputed: "Disputed",
  false: "False",
  inconclusive: "Inconclusive",
  retracted: "Retracted",
};

/**
 * Shortens in the middle of nothing: whole words, then an ellipsis.
 *
 * @param {string} text
 * @param {number} most characters
 */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
