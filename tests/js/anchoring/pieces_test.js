import assert from "node:assert/strict";
import { addPiece, comparePieces, mergePieces, samePieces } from "../../../static/js/anchoring/pieces.js";
import { randomness } from "./samples.js";

Deno.test("an added piece joins what it touches and stays apart from the rest", () => {
  assert.deepEqual(addPiece([{ start: 0, end: 3 }, { start: 9, end: 12 }], { start: 3, end: 5 }), [
    { start: 0, end: 5 },
    { start: 9, end: 12 },
  ]);
});

Deno.test("adding changes none of the pieces given", () => {
  const pieces = [{ start: 0, end: 3 }];
  addPiece(pieces, { start: 1, end: 8 });
  assert.deepEqual(pieces, [{ start: 0, end: 3 }]);
});

Deno.test("text order puts the outer of two first", () => {
  const pieces = [{ start: 4, end: 5 }, { start: 1, end: 2 }, { start: 1, end: 9 }];
  assert.deepEqual(pieces.sort(comparePieces), [{ start: 1, end: 9 }, { start: 1, end: 2 }, {
    start: 4,
    end: 5,
  }]);
});

Deno.test("merging keeps exactly the offsets that some piece covered, in 300 random sets", () => {
  const random = randomness(3);
  for (let round = 0; round < 300; round += 1) {
    const pieces = Array.from({ length: random.below(8) }, () => {
      const start = random.below(30);
      return { start, end: start + random.below(6) };
    });
    const merged = mergePieces(pieces);
    const covered = [...new Set(pieces.flatMap(offsets))].sort((a, b) => a - b);
    assert.deepEqual(merged.flatMap(offsets), covered);
    merged.forEach((piece, i) => assert.ok(piece.start > (merged[i - 1]?.end ?? -1)));
    assert.ok(samePieces(mergePieces(merged), merged));
  }
});

/** @param {import("../../../static/js/anchoring/types.js").Piece} piece */
function offsets({ start, end }) {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}
