/**
 * The shapes that the store keeps: rows as the REST API sends them, and requests still to be sent.
 *
 * @typedef {"annotations"|"claims"|"attributions"|"sources"|"entities"} Resource
 * @typedef {import("../anchoring/types.js").Kind} Kind
 * @typedef {import("../anchoring/types.js").Piece} Piece  Unicode code points, half-open
 *
 * @typedef {{id: string, name: string}} Person
 * @typedef {Piece & {exact: string, prefix?: string, suffix?: string}} AnchorPiece
 *
 * @typedef {object} Annotation
 * @property {string} id
 * @property {string} article
 * @property {string} [revision]
 * @property {Kind} kind
 * @property {{status: string, score: number|null, offset_unit: string, pieces: AnchorPiece[]}} anchor
 * @property {string|null} claim
 * @property {string|null} source
 * @property {string|null} entity
 * @property {string[]} tags
 * @property {string} note
 * @property {Person|null} created_by
 * @property {string} created
 * @property {number} version
 *
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} statement
 * @property {string} [verification_status]
 * @property {number} [appearance_count]
 * @property {number} version
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
 * @property {{certainty: string, polarity: string}} commitment
 * @property {string} attribution_terms
 * @property {Hop[]} hops
 * @property {number} version
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
 * @typedef {object} Row  Any of the above, as the record treats it
 * @property {string} id
 * @property {number} version
 *
 * @typedef {"create"|"update"|"delete"|"restore"} Op
 *
 * @typedef {object} Change  What a command asks for, before it is queued
 * @property {Resource} resource
 * @property {Op} op
 * @property {string} row
 * @property {Record<string, any>} [body]
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
 * @property {string} id  a UUIDv7, so that sorting by id is sorting by age
 * @property {Resource} resource
 * @property {Op} op
 * @property {string} row
 * @property {Record<string, any>} body
 * @property {number|null} version  for If-Match; null until the request before it on the same row is answered
 * @property {"queued"|"sending"|"waiting"|"refused"} state
 * @property {number} attempts
 * @property {number} notBefore  milliseconds, the clock that is handed to the outbox
 * @property {Problem|null} problem
 * @property {string} at  when the editor did it, RFC 3339
 *
 * @typedef {object} Answer  What came back; null where nothing did
 * @property {number} status
 * @property {any} body
 * @property {number|null} version  from ETag or the row
 *
 * @typedef {{type: "done", row: any, version: number|null}
 *   | {type: "refused", problem: Problem, current: any}
 *   | {type: "away", reason: "offline"|"server"|"signed-out"}} Outcome
 *
 * @typedef {{resources: Set<Resource>, ids: Set<string>, dropped: Entry[]}} Notice  `dropped`: given up, never to be sent
 */

export {};
