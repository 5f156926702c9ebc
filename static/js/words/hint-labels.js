/** The letters to type for each thing on the screen. */

const LETTERS = "asdfjklghewruiocvnmptyxzbq";

/**
 * As many labels as asked for, none the beginning of another, so that each is known by its last letter. Where
 * there are more than letters, the first ones still have one letter, as many of them as may.
 *
 * @param {number} count
 * @param {readonly string[]} [taken]  letters that mean something else there
 * @returns {string[]}
 */
export function hintLabels(count, taken = []) {
  const letters = [...LETTERS].filter((letter) => !taken.includes(letter));
  const most = letters.length;
  // Each letter that begins others gives up its own place for as many as there are letters.
  const beginning = Math.min(most, Math.max(0, Math.ceil((count - most) / (most - 1))));
  const singles = letters.slice(0, most - beginning);
  const doubles = letters.slice(most - beginning).flatMap((first) => letters.map((second) => first + second));
  return [...singles, ...doubles].slice(0, count);
}
