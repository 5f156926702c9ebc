/** Words of several directions of writing in one line. */

import { RIGHT_TO_LEFT } from "../../anchoring/direction.js";

const RIGHT_TO_LEFT_RUN = new RegExp(`${RIGHT_TO_LEFT.source}(?:[^\\p{L}]*${RIGHT_TO_LEFT.source})*`, "gu");

/** Whether any letter is written from right to left. @param {string} text */
export function hasRightToLeft(text) {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * The text in parts, those that are written from right to left apart from the others.
 *
 * @param {string} text
 * @returns {{part: string, isRight: boolean}[]}
 */
export function partsByDirection(text) {
  const parts = [];
  let reached = 0;
  for (const { 0: part, index } of text.matchAll(RIGHT_TO_LEFT_RUN)) {
    parts.push({ part: text.slice(reached, index), isRight: false }, { part, isRight: true });
    reached = index + part.length;
  }
  parts.push({ part: text.slice(reached), isRight: false });
  return parts.filter(({ part }) => part);
}
