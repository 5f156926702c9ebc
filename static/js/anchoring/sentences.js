/**
 * Sentence boundaries inside one block: a simple rule until the server stores them with the revision.
 *
 * A sentence ends at . ! ? or … (with closing quotes) before a space and something that can begin
 * another; and at a line break. Titles, months and initials don't end one. CJK marks need no space.
 *
 * @import {Stretches} from "./words.js"
 */

const BREAK = /(?:[.!?…؟۔]+["”’»)\]']*[ \u00a0]+(?=["“‘«„(\['¿¡]*[\p{Lu}\p{Lo}\p{Nd}])|[。！？]+[」』”’）]*|\n+)/gu;
const ABBREVIATION = new RegExp(
  "(?:^|[^\\p{L}])(?:\\p{Lu}|(?:\\p{L}\\.)+\\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|Rev|" +
    "St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$",
  "u",
);

/**
 * The sentences of a block, without the spaces between them.
 *
 * @param {string} text
 * @returns {Stretches}
 */
export function sentencesOf(text) {
  /** @type {number[]} */
  const sentences = [];
  let from = 0;
  for (const match of text.matchAll(BREAK)) {
    // 24 units are enough to see the longest abbreviation; a whole prefix would make this quadratic.
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (match[0].startsWith(".") && ABBREVIATION.test(before)) continue;
    push(sentences, text, from, match.index + match[0].length);
    from = match.index + match[0].length;
  }
  push(sentences, text, from, text.length);
  return Uint32Array.from(sentences);
}

/**
 * @param {number[]} sentences
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function push(sentences, text, start, end) {
  const part = text.slice(start, end);
  const trimmed = part.trim();
  if (trimmed === "") return;
  const lead = part.length - part.trimStart().length;
  sentences.push(start + lead, start + lead + trimmed.length);
}
