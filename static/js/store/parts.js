/** What an editor adds to a claim's record, as commands. */

/** @import { ClaimDraft } from "./drafts.js" */
/** @import { Amount, Change, Command, Evidence, PartResource, Response, Verdict } from "./types.js" */
import { makeRecord } from "./actions.js";
import { newId } from "./ids.js";

/** @typedef {{id: string, create: Record<string, any>}} NewSource */

/** What one row of each kind is called. @type {Record<PartResource, string>} */
const NOUNS = {
  responses: "answer",
  figures: "figure",
  evidence: "evidence",
  verdicts: "verdict",
  relations: "relation",
};

/**
 * The same answer of several parties: "neither A nor B has confirmed it" is one command and one undo.
 *
 * @param {string} claim
 * @param {readonly string[]} parties sources
 * @param {Pick<Response, "answer"> & Partial<Response>} fields
 * @param {readonly NewSource[]} [made] those of the parties that are new
 * @returns {Command}
 */
export function answer(claim, parties, fields, made = []) {
  const sources = made.map((source) => makeRecord("source", source.id, source.create));
  return {
    label: parties.length > 1 ? "answers added" : "answer added",
    changes: [...sources, ...parties.map((party) => create("responses", { claim, party, ...fields }))],
  };
}

/**
 * @param {string} claim
 * @param {string|null} annotation the words that give it
 * @param {Partial<Amount>} amount
 * @returns {Command}
 */
export function addFigure(claim, annotation, amount) {
  return { label: "figure added", changes: [create("figures", { claim, annotation, ...amount })] };
}

/**
 * @param {string} claim
 * @param {Pick<Evidence, "stance"> & Partial<Evidence>} fields
 * @returns {Command}
 */
export function addEvidence(claim, fields) {
  return { label: "evidence added", changes: [create("evidence", { claim, ...fields })] };
}

/**
 * @param {string} claim
 * @param {Pick<Verdict, "status"|"reason"> & Partial<Verdict>} fields
 * @returns {Command}
 */
export function decide(claim, fields) {
  return { label: "verdict", changes: [create("verdicts", { claim, ...fields })] };
}

/**
 * @param {string} claim
 * @param {string} kind
 * @param {string} other
 * @returns {Command}
 */
export function relate(claim, kind, other) {
  return { label: "relation added", changes: [create("relations", { claim, kind, other })] };
}

/**
 * @param {Exclude<PartResource, "verdicts">} resource
 * @param {string} row
 * @param {Record<string, any>} body
 * @returns {Command}
 */
export function changePart(resource, row, body) {
  return { label: `${NOUNS[resource]} changed`, changes: [{ resource, op: "update", row, body }] };
}

/**
 * @param {PartResource} resource
 * @param {string} row
 * @returns {Command}
 */
export function removePart(resource, row) {
  return {
    label: `${NOUNS[resource]} ${resource === "verdicts" ? "withdrawn" : "removed"}`,
    changes: [{ resource, op: "delete", row }],
  };
}

/**
 * @param {string} claim
 * @param {Partial<ClaimDraft>} body  of one field
 * @returns {Command}
 */
export function rateClaim(claim, body) {
  return {
    label: `${Object.keys(body)[0]} changed`,
    changes: [{ resource: "claims", op: "update", row: claim, body }],
  };
}

/**
 * @param {PartResource} resource
 * @param {Record<string, any>} body
 * @returns {Change}
 */
function create(resource, body) {
  return { resource, op: "create", row: newId(), body };
}
