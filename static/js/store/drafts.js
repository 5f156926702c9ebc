/**
 * What the domain says of its records: made from their drafts by `make types`. Change those.
 *
 * @typedef {object} AttributionDraft
 * @property {string} content
 * @property {string|null} cue
 * @property {string} quote_type
 * @property {string} cue_stance
 * @property {string} attribution_terms
 * @property {string} anonymity_reason
 * @property {string} approved_by
 *
 * @typedef {object} ClaimDraft
 * @property {string} statement
 * @property {string[]} topics
 * @property {number|null} credibility
 *
 * @typedef {object} EntityDraft
 * @property {string} name
 * @property {string} entity_kind
 * @property {Record<string, string>} external_ids
 * @property {string} description
 *
 * @typedef {object} EvidenceDraft
 * @property {string} claim
 * @property {string} stance
 * @property {string|null} annotation
 * @property {string} url
 * @property {string|null} retrieved
 * @property {string} note
 *
 * @typedef {object} FigureDraft
 * @property {string} claim
 * @property {string|null} annotation
 * @property {number|null} value
 * @property {number|null} lower
 * @property {number|null} upper
 * @property {string} unit
 * @property {string} counted
 * @property {string} modality
 * @property {string} figure_type
 * @property {number|null} out_of
 * @property {string|null} as_of_start
 * @property {string|null} as_of_end
 *
 * @typedef {object} RelationDraft
 * @property {string} claim
 * @property {string} kind
 * @property {string} other
 * @property {string} note
 *
 * @typedef {object} ResponseDraft
 * @property {string} claim
 * @property {string} party
 * @property {string} answer
 * @property {string|null} answered
 * @property {string|null} words
 * @property {string|null} article
 * @property {string} note
 *
 * @typedef {object} SourceDraft
 * @property {string} name
 * @property {string} source_kind
 * @property {string} country
 * @property {string} home_page
 * @property {Record<string, string>} external_ids
 * @property {string} description
 *
 * @typedef {object} VerdictDraft
 * @property {string} claim
 * @property {string} status
 * @property {string} reason
 * @property {string} author
 * @property {string} alternate_name
 * @property {string|null} decided
 */
/** What a new record holds where nothing was said. */
export const DEFAULTS = {
  attributions: {
    cue: null,
    quote_type: "indirect",
    cue_stance: "neutral",
    commitment: { certainty: "underspecified", polarity: "positive" },
    attribution_terms: "on_record",
    anonymity_reason: "",
    approved_by: "",
  },
  claims: { topics: [], credibility: null },
  entities: { aliases: [], external_ids: {}, description: "" },
  evidence: { annotation: null, url: "", retrieved: null, note: "" },
  figures: {
    annotation: null,
    value: null,
    lower: null,
    upper: null,
    unit: "",
    counted: "",
    modality: "exact",
    figure_type: "total",
    out_of: null,
    as_of_start: null,
    as_of_end: null,
  },
  relations: { note: "" },
  responses: { answered: null, words: null, article: null, note: "" },
  sources: {
    aliases: [],
    country: "",
    home_page: "",
    external_ids: {},
    description: "",
    roles: [],
    ties: [],
  },
  verdicts: { rating: null, alternate_name: "", evidence: [], decided: null },
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

/** @type {Record<string, string>} */
export const ANSWERS = {
  confirmed: "Confirmed",
  partly_confirmed: "Partly confirmed",
  denied: "Denied",
  declined: "No comment",
  no_reply: "No reply",
  not_reached: "Not reached",
  not_asked: "Not asked",
  not_confirmed: "Not confirmed",
};

/** @type {Record<string, string>} */
export const STANCES_OF_EVIDENCE = { for: "For", against: "Against" };

/** @type {Record<string, string>} */
export const MODALITIES = {
  exact: "Exactly",
  about: "About",
  at_least: "At least",
  at_most: "At most",
  estimated: "Estimated",
};

/** @type {Record<string, string>} */
export const FIGURE_TYPES = { total: "In total", delta: "In addition" };

/** @type {Record<string, string>} */
export const RELATIONS = {
  repeats: "Repeats",
  updates: "Updates",
  contradicts: "Contradicts",
  denies: "Denies",
};

/** The Admiralty code's second half. @type {Record<string, string>} */
export const CREDIBILITIES = {
  1: "1 · Confirmed by other sources",
  2: "2 · Probably true",
  3: "3 · Possibly true",
  4: "4 · Doubtful",
  5: "5 · Improbable",
  6: "6 · Cannot be judged",
};

/** @type {readonly (keyof FigureDraft)[]} */
export const NUMBERS = ["value", "lower", "upper", "out_of"];

/**
 * What a field is called in a sentence, and the words for its values.
 *
 * @type {Record<string, [label: string, words?: Record<string, string>]>}
 */
export const FIELDS = {
  content: ["the words that are attributed"],
  hops: ["the chain"],
  cue: ["the cue words"],
  quote_type: ["how it is quoted", QUOTE_TYPES],
  cue_stance: ["the writer’s stance", STANCES],
  commitment: ["the commitment"],
  attribution_terms: ["the terms", TERMS],
  anonymity_reason: ["why the source isn’t named"],
  approved_by: ["who approved it"],
  certainty: ["the speaker’s certainty", CERTAINTIES],
  polarity: ["the speaker’s polarity", POLARITIES],
  statement: ["the statement"],
  topics: ["the topics"],
  credibility: ["the credibility", CREDIBILITIES],
  claim: ["the claim"],
  kind: ["the kind", RELATIONS],
  other: ["the other claim"],
  note: ["the note"],
  party: ["the party"],
  answer: ["the answer", ANSWERS],
  answered: ["the time of the answer"],
  words: ["the words"],
  article: ["the article"],
  annotation: ["the words"],
  value: ["the number"],
  lower: ["the lower bound"],
  upper: ["the upper bound"],
  unit: ["the unit"],
  counted: ["what is counted"],
  modality: ["how exact it is", MODALITIES],
  figure_type: ["the amount", FIGURE_TYPES],
  out_of: ["the whole"],
  as_of_start: ["its first day"],
  as_of_end: ["its last day"],
  stance: ["which way it speaks", STANCES_OF_EVIDENCE],
  url: ["the address"],
  retrieved: ["the day of reading"],
  status: ["the status", STATUSES],
  reason: ["the reason"],
  author: ["the author"],
  rating: ["the rating"],
  alternate_name: ["the rating’s words"],
  evidence: ["the evidence"],
  decided: ["the decided"],
};
