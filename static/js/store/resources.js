/** The lists of the API that the desk keeps rows of. */

/** @import { PartResource, Resource } from "./types.js" */

/**
 * What a claim's record consists of beside the claim; none of it is needed to show the marks.
 * @type {readonly PartResource[]}
 */
export const PARTS = ["responses", "figures", "evidence", "verdicts", "relations"];

/** What the text shows. @type {readonly Resource[]} */
export const MARKS = ["annotations", "claims", "attributions", "sources", "entities"];

/** @type {readonly Resource[]} */
export const RESOURCES = [...MARKS, ...PARTS];

/** @param {Resource} resource @returns {resource is PartResource} */
export function isPart(resource) {
  return (/** @type {readonly Resource[]} */ (PARTS)).includes(resource);
}
