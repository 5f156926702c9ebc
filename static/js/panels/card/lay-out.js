/**
 * The places of what stands in the margin: each card and chip at the line of its words, as large as the next
 * line with something leaves it, and never further away. Pixels from the margin's beginning.
 */

/**
 * @typedef {object} Box
 * @property {number} line  top of the first line of its words
 * @property {number} chip  the width that its words would like, for a chip; 0 for a card
 *
 * @typedef {object} Place
 * @property {number} top
 * @property {number} start  from the margin's inline start
 * @property {number} width  0: as wide as its words
 * @property {number} lines  lines of words that a card has room for; 0: one line for everything
 * @property {number} taken  width that chips take from a card's first line
 * @property {boolean} isSmall  a chip with room for one letter
 *
 * @typedef {{width: number, rem: number}} Measures  of the margin, and of the page's letters
 */

/** In rem: between two boxes; a box of one line; a card's first line, and each further one. */
export const GAP = 0.1875;
export const ONE_LINE = 1.5;
const HEAD = 1.5;
export const LINE = 1.3;
/** In rem: a chip with room for one letter. */
const SMALL_CHIP = 1.75;
/** Pixels that a chip has at least: a finger or a pointer must still hit it. */
const LEAST_CHIP = 24;
/** Lines that a card takes at most. */
const MOST_LINES = 3;

/**
 * @param {readonly Box[]} boxes in the order of the text
 * @param {Measures} measures
 * @returns {Place[]}
 */
export function layOut(boxes, { width, rem }) {
  const rows = inRows(boxes, (ONE_LINE + GAP) * rem);
  return rows.flatMap((row, index) => {
    const room = (rows[index + 1]?.[0]?.line ?? Infinity) - (row[0]?.line ?? 0) - GAP * rem;
    return layRow(row, room, { width, rem });
  });
}

/**
 * Lines that are nearer to each other than one row are one: what begins there stands side by side.
 *
 * @param {readonly Box[]} boxes
 * @param {number} height
 */
function inRows(boxes, height) {
  /** @type {Box[][]} */
  const rows = [];
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row?.[0] && box.line < row[0].line + height) row.push(box);
    else rows.push([box]);
  }
  return rows;
}

/**
 * @param {readonly Box[]} row
 * @param {number} room  down to the next one
 * @param {Measures} measures
 * @returns {Place[]}
 */
function layRow(row, room, { width, rem }) {
  const [gap, step] = [GAP * rem, (ONE_LINE + GAP) * rem];
  const top = row[0]?.line ?? 0;
  const cards = row.filter(({ chip }) => !chip).length;
  // Cards of one line of the text have a second row, where there is room: it is still theirs.
  const isSplit = cards > 1 && room >= step + ONE_LINE * rem;
  const first = isSplit ? Math.ceil(cards / 2) : cards;
  const lines = first === 1 ? linesIn(isSplit ? ONE_LINE * rem : room, rem) : 0;
  const isSmall = cards > 0 && lines === 0;
  const wanted = row.flatMap(({ chip }) => chip ? [isSmall ? SMALL_CHIP * rem : chip] : []);
  const widths = shared(wanted, cards ? width / 2 : width, gap);
  const taken = widths.reduce((all, one) => all + one + gap, 0);
  let [card, chip, chipStart] = [0, 0, cards ? width - taken + gap : 0];
  const nothing = { top, lines: 0, taken: 0, isSmall: false };
  return row.map((box) => {
    if (box.chip) {
      const own = widths[chip++] ?? 0;
      const start = chipStart;
      chipStart += own + gap;
      return { ...nothing, start, width: isSmall || own < box.chip ? own : 0, isSmall };
    }
    const isBelow = card >= first;
    const place = isBelow ? card - first : card;
    const beside = isBelow ? cards - first : first;
    const own = ((isSmall && !isBelow ? width - taken : width) - gap * (beside - 1)) / beside;
    card += 1;
    return {
      ...nothing,
      top: isBelow ? top + step : top,
      start: place * (own + gap),
      width: own,
      lines: isBelow ? (beside === 1 ? linesIn(room - step, rem) : 0) : lines,
      taken: isBelow || isSmall ? 0 : taken,
    };
  });
}

/** How many lines of words a card has, below its first one. @param {number} room @param {number} rem */
function linesIn(room, rem) {
  return Math.max(0, Math.min(MOST_LINES, Math.floor((room - HEAD * rem) / (LINE * rem))));
}

/**
 * Widths that fit: those that would like little have it, the others share the rest.
 *
 * @param {readonly number[]} wanted
 * @param {number} most  for all and the gaps between them
 * @param {number} gap
 */
function shared(wanted, most, gap) {
  let left = most - gap * (wanted.length - 1);
  let count = wanted.length;
  const widths = wanted.map(() => 0);
  for (const index of wanted.map((_, place) => place).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))) {
    const own = Math.max(LEAST_CHIP, Math.min(wanted[index] ?? 0, left / count));
    widths[index] = own;
    left -= own;
    count -= 1;
  }
  return widths;
}

/**
 * Where the open card begins: at its words, as long as all of it can be seen there; else as much higher as
 * it must be, and always beside them.
 *
 * @param {{top: number, bottom: number}} words their first line, in the window's pixels
 * @param {number} height of the card
 * @param {{top: number, bottom: number}} free what no bar covers of the window
 */
export function openTop(words, height, free) {
  const lowest = Math.max(free.top, free.bottom - height);
  return Math.max(Math.min(words.top, lowest), words.bottom - height);
}
