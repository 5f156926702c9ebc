/** The letters to type for each thing on the screen. */

const LETTERS = "asdfjklghewruiocvnmptyxzbq";

/**
 * As many labels as asked for, none the beginning of another, so that each is known by its last letter.
 *
 * @param {number} count
 * @returns {string[]}
 */
export function hintLabels(count) {
  if (count <= LETTERS.length) return [...LETTERS].slice(0, count);
  const labels = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  return labels.slice(0, count);
}
