/** Overlapping passages as elements: whole where they lie inside each other, cut only where they cross. */

import assert from "node:assert/strict";
import { nest } from "../../../static/js/paint/nesting.js";
import vectors from "../../golden/segments.json" with { type: "json" };
/** @import { Piece } from "../../../static/js/anchoring/types.js" */
/** @import { Nest } from "../../../static/js/paint/nesting.js" */

/** @typedef {{id: string, pieces: Piece[], isInnermost?: boolean}} Layer */

/** @param {string} id @param {...[start: number, end: number]} pieces @returns {Layer} */
const layer = (id, ...pieces) => ({ id, pieces: pieces.map(([start, end]) => ({ start, end })) });

/**
 * Such as "0 A(2 B(3)) 5": each text by its length, each layer round what it holds.
 * @param {Nest<Layer>[]} parts
 * @returns {string}
 */
const written = (parts) =>
  parts.map(({ from, to, layer, inside }) => (layer ? `${layer.id}(${written(inside)})` : String(to - from)))
    .join(" ");

/** @param {string} name @param {Layer[]} layers @param {string} expected */
const check = (name, layers, expected) =>
  Deno.test(name, () => assert.equal(written(nest({ start: 0, end: 20 }, layers)), expected));

check("a stretch without passages is bare text", [], "20");
check("a passage with others inside it is one element", [
  layer("A", [0, 20]),
  layer("B", [2, 5]),
  layer("C", [8, 9]),
], "A(2 B(3) 3 C(1) 11)");
check(
  "of two that cross, the later one is cut",
  [layer("A", [0, 10]), layer("B", [5, 15])],
  "A(5 B(5)) B(5) 5",
);
check(
  "the longer holds the shorter where they begin together",
  [layer("B", [0, 4]), layer("A", [0, 9])],
  "A(B(4) 5) 11",
);
check(
  "passages over the same words keep their order",
  [layer("A", [3, 6]), layer("B", [3, 6])],
  "3 A(B(3)) 14",
);
check("a second piece is held by what it lies in, however early the first was", [
  layer("A", [0, 2], [12, 14]),
  layer("B", [10, 18]),
], "A(2) 8 B(2 A(2) 4) 2");
check("pieces that touch are one element and one text", [layer("A", [0, 4], [4, 9])], "A(9) 11");
check("what is innermost cuts nothing", [
  { ...layer("cursor", [1, 12]), isInnermost: true },
  layer("A", [3, 9]),
], "1 cursor(2) A(cursor(6)) cursor(3) 8");
check(
  "what lies beyond the stretch leaves no trace",
  [layer("A", [20, 30]), layer("B", [18, 40])],
  "18 B(2)",
);

for (const { name, stretch, spans, segments } of vectors) {
  Deno.test(`the same covers the same text: ${name}`, () => {
    const [start = 0, end = 0] = stretch;
    const layers = spans.map(({ id, pieces }) => layer(id, .../** @type {[number, number][]} */ (pieces)));
    /** @type {[number, number, string[]][]} */
    const found = [];
    /** @param {Nest<Layer>[]} parts @param {string[]} over */
    const walk = (parts, over) => {
      for (const { from, to, layer, inside } of parts) {
        if (layer) walk(inside, [...over, layer.id]);
        else found.push([from, to, over.toSorted()]);
      }
    };
    walk(nest({ start, end }, layers), []);
    for (const [from = 0, to = 0, over = []] of /** @type {[number, number, string[]][]} */ (segments)) {
      const here = found.find((each) => each[0] <= from && to <= each[1]);
      assert.deepEqual(here?.[2], over.toSorted());
    }
    assert.equal(found[0]?.[0] ?? start, start);
    assert.equal(found.at(-1)?.[1] ?? end, end);
  });
}
