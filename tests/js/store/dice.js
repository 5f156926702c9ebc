/**
 * Chance that can be repeated: the same seed gives the same rolls.
 *
 * @param {number} seed
 * @returns {(sides: number) => number} a whole number from 0 on, below `sides`
 */
export function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
