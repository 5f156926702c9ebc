/** The course of a link: between the lines and along the edge of the text, never through words. */

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box  in the window's pixels
 * @typedef {{box: Box, above: number}} End  the first line of some words, and the middle of the gap above it
 * @typedef {object} Edge  along which links go from line to line
 * @property {number} x
 * @property {1|-1} inwards  to which side of it the text is
 */

/** Pixels of a rounded corner. */
const CORNER = 4;
/** Pixels of the stub towards words that are out of view. */
const STUB = 28;
const ARROW = 4;

/**
 * @param {End} from
 * @param {End} to
 * @param {Edge} edge
 * @returns {string} of an SVG path; empty where the one's words are among the other's
 */
export function route(from, to, { x, inwards }) {
  if (meet(from.box, to.box)) return "";
  const start = beginning(from.box, inwards);
  const end = (to.box.left + to.box.right) / 2;
  /** @type {[x: number, y: number][]} */
  const corners = Math.abs(from.above - to.above) < CORNER
    ? [[start, to.above], [end, to.above]]
    : [[start, from.above], [x, from.above], [x, to.above], [end, to.above]];
  return rounded([[start, from.box.top], ...corners, [end, to.box.top]]);
}

/**
 * Towards words that are out of view, up or down.
 *
 * @param {End} from
 * @param {1|-1} down
 * @param {Edge} edge
 */
export function stub(from, down, { x, inwards }) {
  const start = beginning(from.box, inwards);
  const tip = from.above + down * STUB;
  const way = rounded([[start, from.box.top], [start, from.above], [x, from.above], [x, tip]]);
  return `${way} m ${-ARROW} ${-down * ARROW} l ${ARROW} ${down * ARROW} l ${ARROW} ${-down * ARROW}`;
}

/** @param {Box} box @param {1|-1} inwards */
function beginning(box, inwards) {
  return inwards === 1 ? box.left + CORNER : box.right - CORNER;
}

/** @param {Box} one @param {Box} other */
function meet(one, other) {
  return other.left < one.right && other.right > one.left && other.top < one.bottom && other.bottom > one.top;
}

/** @param {[x: number, y: number][]} points level with each other, one after the other */
function rounded(points) {
  return points.map(([x, y], place) => {
    const [before, after] = [points[place - 1], points[place + 1]];
    if (!before) return `M ${x} ${y}`;
    if (!after) return `L ${x} ${y}`;
    const into = towards([x, y], before);
    const out = towards([x, y], after);
    return `L ${into.join(" ")} Q ${x} ${y} ${out.join(" ")}`;
  }).join(" ");
}

/** @param {[x: number, y: number]} from @param {[x: number, y: number]} to */
function towards([x, y], [toX, toY]) {
  const step = (/** @type {number} */ way) => Math.sign(way) * Math.min(CORNER, Math.abs(way) / 2);
  return [x + step(toX - x), y + step(toY - y)];
}
