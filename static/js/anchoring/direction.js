/** Reading direction, as the browser's `dir="auto"` finds it: by the first strong letter. */

export const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;
const LETTER = /\p{L}/u;

/** @param {string} text */
export function isRightToLeft(text) {
  const letter = LETTER.exec(text);
  return letter !== null && RIGHT_TO_LEFT.test(letter[0]);
}
