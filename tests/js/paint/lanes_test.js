import assert from "node:assert/strict";
import { comparePieces, overlaps } from "../../../static/js/anchoring/pieces.js";
import { assignLanes, LANES } from "../../../static/js/paint/lanes.js";
import { randomness } from "../anchoring/samples.js";
/** @import { Span } from "../../../static/js/anchoring/types.js" */

/** @param {string} id @param {...[number, number]} pieces @returns {Span} */
const span = (id, ...pieces) => ({
  id,
  kind: "claim",
  pieces: pieces.map(([start, end]) => ({ start, end })),
});

Deno.test("spans side by side share the first lane, nested ones take the next", () => {
  const { lanes, hidden } = assignLanes([
    span("outer", [0, 20]),
    span("inner", [2, 5]),
    span("beside", [20, 25]),
  ]);
  assert.deepEqual(Object.fromEntries(lanes), { outer: 0, inner: 1, beside: 0 });
  assert.equal(hidden, 0);
});

Deno.test("a span in the gap of another shares its lane", () => {
  const { lanes } = assignLanes([span("split", [0, 3], [10, 12]), span("between", [4, 9])]);
  assert.deepEqual(Object.fromEntries(lanes), { split: 0, between: 0 });
});

Deno.test("what finds no lane is counted and drawn on the last", () => {
  const { lanes, hidden } = assignLanes(["a", "b", "c", "d", "e"].map((id) => span(id, [0, 5])));
  assert.deepEqual([...lanes.values()], [0, 1, 2, 2, 2]);
  assert.equal(hidden, 2);
});

Deno.test("no two spans that found a lane overlap in it, in 200 random blocks", () => {
  const random = randomness(8);
  for (let round = 0; round < 200; round += 1) {
    const spans = Array.from({ length: random.below(12) }, (_, i) => {
      const start = random.below(40);
      return span(`${i}`, [start, start + 1 + random.below(9)]);
    }).sort((a, b) => comparePieces(first(a), first(b)));
    const { lanes, hidden } = assignLanes(spans);
    if (hidden > 0) continue;
    for (let lane = 0; lane < LANES; lane += 1) {
      const inLane = spans.filter(({ id }) => lanes.get(id) === lane).map(first);
      inLane.forEach((piece, i) =>
        inLane.slice(i + 1).forEach((other) => assert.ok(!overlaps(piece, other)))
      );
    }
  }
});

/** @param {Span} of */
function first(of) {
  return of.pieces[0] ?? { start: 0, end: 0 };
}
