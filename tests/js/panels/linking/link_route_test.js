import assert from "node:assert/strict";
import { route, stub } from "../../../../static/js/panels/linking/link-route.js";

/** Words in a line of the text: lines are 28 pixels apart, and their letters 20 high. */
const words = (/** @type {number} */ line, /** @type {number} */ left, /** @type {number} */ right) => ({
  box: { left, right, top: 28 * line, bottom: 28 * line + 20 },
  above: 28 * line - 4,
});
/** @type {import("../../../../static/js/panels/linking/link-route.js").Edge} */
const EDGE = { x: 6, inwards: 1 };

/** The points that a course names. @param {string} course */
function points(course) {
  const numbers = course.replace(/[MLQ]/g, "").trim().split(/\s+/).map(Number);
  return Array.from(
    { length: numbers.length / 2 },
    (_, at) => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0],
  );
}

/** Whether a point lies on letters. @param {number[]} point */
const isOnWords = ([x = 0, y = 0]) => x > 36 && y % 28 > 1 && y % 28 < 19;

Deno.test("a link runs between the lines and along the edge of the text", () => {
  for (const [from, to] of [[2, 5], [5, 2], [2, 3]]) {
    const course = points(route(words(from ?? 0, 40, 200), words(to ?? 0, 300, 400), EDGE));
    assert.deepEqual(course.filter(isOnWords), []);
    assert.ok(course.some(([x]) => x === 6));
    assert.deepEqual(course.at(-1), [350, 28 * (to ?? 0)]);
  }
});

Deno.test("within a line it stays above that line", () => {
  const course = points(route(words(2, 40, 200), words(2, 300, 400), EDGE));
  assert.ok(course.every(([x = 0, y]) => x >= 40 && (y ?? 0) <= 56));
});

Deno.test("words among those of the claim need no link", () => {
  assert.equal(route(words(2, 40, 400), words(2, 100, 200), EDGE), "");
});

Deno.test("towards words out of view a stub points up or down, at the edge", () => {
  assert.match(stub(words(2, 40, 200), 1, EDGE), /L 6 80 m -4 -4/);
  assert.match(stub(words(2, 40, 200), -1, EDGE), /L 6 24 m -4 4/);
});
