/**
 * Code points to UTF-16 units and back: the only module that knows both.
 *
 * The DOM and JavaScript strings count UTF-16 units; everything else in Galley counts code points.
 * They differ only after an astral character (emoji, rare CJK, old scripts), so a block keeps
 * null when it has none, else the sorted places of those that it has; both ways are then one
 * binary search. Walking the string for each end of each span would take seconds on a long article.
 *
 * @typedef {Uint32Array | null} OffsetMap UTF-16 places of the astral characters; null means identity.
 */

const HIGH_SURROGATE = /[\ud800-\udbff]/;

/**
 * @param {string} text
 * @returns {OffsetMap}
 */
export function offsetMap(text) {
  if (!HIGH_SURROGATE.test(text)) return null;
  /** @type {number[]} */
  const astral = [];
  for (let unit = 0; unit < text.length - 1; unit += 1) {
    const point = text.charCodeAt(unit);
    if (point < 0xd800 || point > 0xdbff) continue;
    const next = text.charCodeAt(unit + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      astral.push(unit);
      unit += 1;
    }
  }
  return astral.length === 0 ? null : Uint32Array.from(astral);
}

/**
 * @param {OffsetMap} map
 * @param {number} points A code point offset.
 * @returns {number} The UTF-16 offset of the same place.
 */
export function toUnits(map, points) {
  if (map === null) return points;
  // The i-th astral character is at code point map[i] - i; count those that begin before `points`.
  return points + countBelow(map, (place, i) => place - i < points);
}

/**
 * @param {OffsetMap} map
 * @param {number} units A UTF-16 offset; one inside a surrogate pair counts as the pair's start.
 * @returns {number} The code point offset of the same place.
 */
export function toCodePoints(map, units) {
  if (map === null) return units;
  return units - countBelow(map, (place) => place < units);
}

/**
 * @param {string} text
 * @param {OffsetMap} [map] When it is already known.
 * @returns {number} Length in code points.
 */
export function codePointLength(text, map = offsetMap(text)) {
  return text.length - (map === null ? 0 : map.length);
}

/**
 * How many leading entries satisfy a condition that holds for a prefix of the array.
 *
 * @param {Uint32Array} sorted
 * @param {(place: number, i: number) => boolean} holds
 */
function countBelow(sorted, holds) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(/** @type {number} */ (sorted[middle]), middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
