/** @import { Amount } from "../store/types.js" */
import { CERTAINTIES, POLARITIES, QUOTE_TYPES, STANCES, STATUSES, TENSES, TERMS } from "./scales.js";

/**
 * Scales of a claim's record, with the words for their values:
 * made from the drafts of the domain by `make types`. Change those.
 */

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

/** @type {Record<string, string>} */
export const CREDIBILITY = {
  1: "1 · Confirmed by other sources",
  2: "2 · Probably true",
  3: "3 · Possibly true",
  4: "4 · Doubtful",
  5: "5 · Improbable",
  6: "6 · Cannot be judged",
};

/**
 * What a form calls the fields of a figure, and what is typed there.
 *
 * @type {Record<keyof Amount, [caption: string, typed: "number"|"date"|"choice"|"list"|"text"]>}
 */
export const FIGURE_FORM = {
  value: ["Number", "number"],
  lower: ["From", "number"],
  upper: ["To", "number"],
  unit: ["Unit", "text"],
  counted: ["Of what", "text"],
  things: ["Counted together", "list"],
  modality: ["How exact", "choice"],
  figure_type: ["Amount", "choice"],
  out_of: ["Out of", "number"],
  base: ["On top of", "number"],
  as_of_start: ["As of", "date"],
  as_of_end: ["until", "date"],
};

/**
 * What a field is called in a sentence, and the words for its values.
 *
 * @type {Record<string, [label: string, words?: Record<string, string>]>}
 */
export const FIELDS = {
  content: ["the attributed words"],
  hops: ["the chain"],
  cue: ["the cue words"],
  quote_type: ["the kind of quotation", QUOTE_TYPES],
  cue_stance: ["the writer’s stance", STANCES],
  commitment: ["the commitment"],
  attribution_terms: ["the attribution terms", TERMS],
  said_on: ["the day it was said"],
  said_words: ["the words for that day"],
  anonymity_reason: ["the reason for anonymity"],
  approved_by: ["the editor who approved it"],
  certainty: ["the speaker’s certainty", CERTAINTIES],
  polarity: ["the speaker’s polarity", POLARITIES],
  tense: ["the tense", TENSES],
  statement: ["the statement"],
  topics: ["the topics"],
  credibility: ["the credibility", CREDIBILITY],
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
  things: ["the things counted together"],
  modality: ["how exact it is", MODALITIES],
  figure_type: ["the kind of amount", FIGURE_TYPES],
  out_of: ["the total it is part of"],
  base: ["the number before"],
  as_of_start: ["the first day"],
  as_of_end: ["the last day"],
  stance: ["the stance", STANCES_OF_EVIDENCE],
  url: ["the address"],
  retrieved: ["the day it was read"],
  status: ["the status", STATUSES],
  reason: ["the reason"],
  author: ["the author"],
  rating: ["the rating"],
  alternate_name: ["the rating in words"],
  evidence: ["the evidence"],
  decided: ["the decided"],
};
