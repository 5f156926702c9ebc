/** What the server refused, for people. */

/** @import { Problem } from "./types.js" */

/**
 * One sentence for people.
 *
 * @param {Problem} refused
 */
export function sentence(refused) {
  const parts = refused.errors.map((error) => error.message).filter(Boolean);
  return parts.join(" ") || refused.detail || refused.title;
}
