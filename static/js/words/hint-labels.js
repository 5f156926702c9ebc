/** The letters to type for each thing on the screen. */

const LETTERS = "asdfjklghewruiocvnmptyxzbq";

/**
 * As many labels as asked for, none the beginning of another, so that each is known by its last letter.
 *
 * @param {number} count
 * @param {readonly string[]} [taken]  letters that mean something else there
 * @returns {string[]}
 */
export function hintLabels(count, taken = []) {
  const letters = [...LETTERS].filter((letter) => !taken.includes(letter));
  if (count <= letters.length) return letters.slice(0, count);
  const labels = letters.flatMap((first) => letters.map((second) => first + second));
  return labels.slice(0, count);
}
