import assert from "node:assert/strict";
import { GAP, pushApart } from "../../../../static/js/panels/card/push-apart.js";

/** Boxes at these places after the others were pushed away. @param {number[]} tops @param {number} fixed */
function pushed(tops, fixed, height = 100) {
  const boxes = tops.map((top) => ({ top, height }));
  pushApart(boxes, fixed);
  return boxes.map(({ top }) => top);
}

Deno.test("cards that have room stay beside their passages", () => {
  assert.deepEqual(pushed([0, 500, 900], 1), [0, 500, 900]);
});

Deno.test("the open card stays beside its passage, and the others make room on both sides", () => {
  assert.deepEqual(pushed([480, 500, 510], 1), [500 - 100 - GAP, 500, 600 + GAP]);
});

Deno.test("at the beginning of the article a few cards push the open one down", () => {
  assert.deepEqual(pushed([0, 20], 1), [0, 100 + GAP]);
});

Deno.test("many cards above the open one stay hidden, and it keeps its place", () => {
  const tops = pushed([0, 5, 10, 15, 20], 4);
  assert.equal(tops.at(-1), 20);
  assert.ok((tops[0] ?? 0) < 0);
});
