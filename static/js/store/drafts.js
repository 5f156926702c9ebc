/**
 * What records hold: made from the drafts of the domain by `make types`. Change those.
 *
 * @typedef {object} AttributionDraft
 * @property {string} content
 * @property {string|null} cue
 * @property {string} quote_type
 * @property {string} cue_stance
 * @property {string} attribution_terms
 * @property {string} said_on
 * @property {string} said_words
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
 * @property {string} start_date
 * @property {string} end_date
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
 * @property {string[]} things
 * @property {string} modality
 * @property {string} figure_type
 * @property {number|null} out_of
 * @property {number|null} base
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
    commitment: { certainty: "underspecified", polarity: "positive", tense: "unspecified" },
    attribution_terms: "on_record",
    said_on: "",
    said_words: "",
    anonymity_reason: "",
    approved_by: "",
  },
  claims: { topics: [], credibility: null },
  entities: { aliases: [], external_ids: {}, description: "", start_date: "", end_date: "", ties: [] },
  evidence: { annotation: null, url: "", retrieved: null, note: "" },
  figures: {
    annotation: null,
    value: null,
    lower: null,
    upper: null,
    unit: "",
    counted: "",
    things: [],
    modality: "exact",
    figure_type: "total",
    out_of: null,
    base: null,
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
