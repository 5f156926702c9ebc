/** @import { ClaimDraft, EvidenceDraft, FigureDraft } from "./drafts.js" */
/** @import { RelationDraft, ResponseDraft, VerdictDraft } from "./drafts.js" */

/**
 * The shapes that the store keeps: rows as the REST API sends them, and requests still to be sent.
 *
 * @typedef {"responses"|"figures"|"evidence"|"verdicts"|"relations"} PartResource  What a claim's record
 *   consists of beside the claim
 * @typedef {"annotations"|"claims"|"attributions"|"sources"|"entities"|PartResource} Resource
 * @typedef {import("../anchoring/types.js").Kind} Kind
 * @typedef {import("../anchoring/types.js").Piece} Piece  Unicode code points, half-open
 *
 * @typedef {{id: string, name: string, type?: "person"|"machine"}} Person
 * @typedef {Piece & {exact: string, prefix?: string, suffix?: string}} AnchorPiece
 *
 * @typedef {object} Annotation
 * @property {string} id
 * @property {string} article
 * @property {string} [revision]
 * @property {Kind} kind
 * @property {{status: string, score: number|null, offset_unit: string, pieces: AnchorPiece[],
 *   settled?: string|null}} anchor
 * @property {string|null} claim
 * @property {string|null} source
 * @property {string|null} entity
 * @property {string|null} [figure]  the number that the server has read from its words
 * @property {string[]} tags
 * @property {string} note
 * @property {Person|null} created_by
 * @property {Person|null} [modified_by]
 * @property {string} created
 * @property {number} version
 *
 * @typedef {Pick<ClaimDraft, "statement"> & Partial<ClaimDraft> & {id: string, verification_status?: string,
 *   appearance_count?: number, canonical?: string, version: number}} Claim  `canonical`: the claim that
 *   stands for it, once it was merged into another
 *
 * @typedef {"originator"|"spokesperson"|"relay"|"carrier"} Role
 * @typedef {{position: number, role: Role, sources: string[], span: string|null}} Hop
 *
 * @typedef {object} Attribution
 * @property {string} id
 * @property {string} content
 * @property {string|null} cue
 * @property {string} quote_type
 * @property {string} cue_stance
 * @property {{certainty: string, polarity: string, tense: string}} commitment
 * @property {string} attribution_terms
 * @property {string} said_on  the day on which it was said, as exactly as it is known (EDTF)
 * @property {string} said_words  the text's words for that day
 * @property {string} [anonymity_reason]  why an unnamed source of the chain stays unnamed
 * @property {string} [approved_by]  the editor who agreed to that
 * @property {Hop[]} hops
 * @property {number} version
 *
 * @typedef {ResponseDraft & {id: string, version: number}} Response  One party's answer on a claim
 *
 * @typedef {Omit<FigureDraft, "claim"|"annotation">} Amount  What a figure says, apart from whose it is
 *
 * @typedef {FigureDraft & {id: string, version: number}} Figure
 *
 * @typedef {EvidenceDraft & {id: string, version: number}} Evidence  What speaks for or against a claim: a
 *   passage, a web page or a note
 *
 * @typedef {{value: number, worst: number, best: number}} Rating
 *
 * @typedef {VerdictDraft & {id: string, rating: Rating|null, evidence: string[], decided: string, created:
 *   string, version: number}} Verdict
 *
 * @typedef {RelationDraft & {id: string, version: number}} Relation  How a claim relates to an earlier one
 *
 * @typedef {object} Register  A source or an entity: a canonical record with other names
 * @property {string} id
 * @property {string} name
 * @property {string} [source_kind]
 * @property {string} [entity_kind]
 * @property {{name: string, language?: string, script?: string}[]} aliases
 * @property {string} [description]
 * @property {number} version
 *
 * @typedef {{annotations: Annotation, claims: Claim, attributions: Attribution, sources: Register, entities:
 *   Register, responses: Response, figures: Figure, evidence: Evidence, verdicts: Verdict, relations:
 *   Relation}} RowOf  By resource
 *
 * @typedef {"create"|"update"|"delete"|"restore"} Op
 *
 * @typedef {object} Change  What a command asks for, before it is queued
 * @property {Resource} resource
 * @property {Op} op
 * @property {string} row
 * @property {Record<string, any>} [body]
 * @property {Record<string, any>} [seen]  what the changed fields held when the editor began to write: where
 *   they hold something else by now, the editor is asked
 *
 * @typedef {{label: string, changes: Change[]}} Command
 *
 * @typedef {object} Problem  Why the server refused, in its own words
 * @property {number} status
 * @property {string} title
 * @property {string} detail
 * @property {{field: string, message: string}[]} errors
 *
 * @typedef {object} Entry  One request in the outbox
 * @property {string} id
 * @property {number} order  among the entries of all tabs: higher than that of any entry known when it was
 *   made, whatever the clock says
 * @property {Resource} resource
 * @property {Op} op
 * @property {string} row
 * @property {Record<string, any>} body
 * @property {Record<string, any>|null} [was]  what the fields of an update held before: untouched by others,
 *   they may be changed whatever else was
 * @property {number|null} version  for If-Match; null until the request before it on the same row is answered
 * @property {string|null} [behind]  the entry whose answer gives the version
 * @property {"queued"|"sending"|"waiting"|"refused"} state
 * @property {number} attempts
 * @property {number} notBefore  milliseconds, the clock that is handed to the outbox
 * @property {Problem|null} problem
 * @property {string} at  when the editor did it, RFC 3339
 *
 * @typedef {object} Reply  What came back; null where nothing did
 * @property {number} status
 * @property {any} body
 * @property {number|null} version  from ETag or the row
 *
 * @typedef {{type: "done", row: any, version: number|null}
 *   | {type: "refused", problem: Problem, current: any}
 *   | {type: "overtaken", problem: Problem, current: any}
 *   | {type: "away", reason: "offline"|"server"|"signed-out"}} Outcome
 *
 * @typedef {object} News  What happened to the outbox
 * @property {Entry[]} [changed]  entries that were made or changed
 * @property {Entry[]} [dropped]  given up, never to be sent
 * @property {{entry: Entry, outcome: Outcome, before?: any}} [answer]  `before`: the row as it was seen till
 *   then
 *
 * @typedef {Required<Pick<News, "changed"|"dropped">> & Pick<News, "answer"> & {resources: Set<Resource>,
 *   ids: Set<string>, isHeard: boolean}} Notice  `isHeard`: it happened in another tab, which sees to the
 *   rest
 *
 * @typedef {object} Compensation  A change that takes one back
 * @property {Resource} resource
 * @property {Op} op
 * @property {string} row
 * @property {Record<string, any>} [body]
 * @property {Record<string, any>} [expect]  what we left in the row: where that no longer stands, somebody
 *   else has been there
 * @property {undefined} [seen]  taking back is asked of `expect` instead
 * @property {any} [grave]  for a restore, the row as it was
 * @property {boolean} [isBuried]  whether the server has said which version the deleted row has
 *
 * @typedef {object} Step  A command that was carried out, or taken back
 * @property {string} id
 * @property {number} order
 * @property {string} label
 * @property {number} turns  how often it was taken back or done again
 * @property {Compensation[]} changes  what turns it round
 */

export {};
