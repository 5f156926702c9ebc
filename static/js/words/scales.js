/**
 * Scales of records and attributions, with the words for their values:
 * made from the drafts of the domain by `make types`. Change those.
 */

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
  organization: "Organisation",
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
export const TENSES = {
  unspecified: "Unspecified",
  past: "Has happened",
  present: "Is so now",
  future: "Is forecast",
};

/** @type {Record<string, string>} */
export const TERMS = {
  on_record: "On the record",
  background: "On background",
  deep_background: "On deep background",
  off_record: "Off the record",
};

/** @type {Record<string, string>} */
export const STATUSES = {
  unverified: "Unverified",
  in_progress: "In progress",
  verified: "Verified",
  disputed: "Disputed",
  false: "False",
  inconclusive: "Inconclusive",
  retracted: "Retracted",
};
