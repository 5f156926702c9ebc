/** A mark in words, for those who hear it: its kind, who says it, its status, who marked it. */

import { STATUSES } from "./scales.js";
import { KIND_NAMES, shortened } from "./vocabulary.js";

/** @import { Kind } from "../anchoring/types.js" */

const STATES = { saved: "", unsaved: "Unsaved", refused: "Not accepted" };

/**
 * Such as "Claim, unverified: Varland sent soldiers. Attributed to: AFP carries the ministry. Marked by Ada."
 *
 * @param {object} mark
 * @param {Kind} mark.kind
 * @param {string|null} mark.status of its claim
 * @param {string} mark.words the record's words, or the passage
 * @param {string} mark.quote the passage
 * @param {readonly string[]} mark.chains
 * @param {"saved"|"unsaved"|"refused"} mark.state
 * @param {string} mark.author
 */
export function markSentence({ kind, status, words, quote, chains, state, author }) {
  const standing = status === null ? "" : `, ${(STATUSES[status] ?? status).toLowerCase()}`;
  const parts = [
    `${KIND_NAMES[kind]}${standing}: ${words}`,
    words === shortened(quote, 160) ? "" : `In the text: “${shortened(quote, 160)}”`,
    chains.length ? `Attributed to: ${chains.join("; ")}` : "",
    author ? `Marked by ${author}` : "",
    STATES[state],
  ];
  return parts.filter(Boolean).map((part) => (/[.!?…]["”’]?$/.test(part) ? part : `${part}.`)).join(" ");
}
