import assert from "node:assert/strict";
import { pieceOf, proseOf, randomness } from "./samples.js";
/** @import { Prose } from "../../../static/js/anchoring/prose.js" */

const WIRE = [
  "Seoul claims North Korea sent 3,000 soldiers 😀",
  "“It is estimated that 3,000 troops were sent,” the well-known Joint Chiefs (JCS) said. " +
  "|It warned of more.",
  "وقالت وكالة الأنباء ذلك.",
];

/** @param {Prose} prose @param {string} words @param {[number, number]} [wider] */
function snapped(prose, words, wider = [0, 0]) {
  const { start, end } = pieceOf(prose, words);
  const piece = prose.snap({ start: start - wider[0], end: end + wider[1] });
  return piece && prose.text(piece.start, piece.end);
}

Deno.test("half words become whole, outer spaces and punctuation go", () => {
  const prose = proseOf(WIRE);
  assert.equal(snapped(prose, "orth Korea se"), "North Korea sent");
  assert.equal(snapped(prose, " 3,000 troops were sent,"), "3,000 troops were sent");
  assert.equal(snapped(prose, "known J"), "well-known Joint");
});

Deno.test("quotes and brackets stay only with both ends", () => {
  const prose = proseOf(WIRE);
  assert.equal(
    snapped(prose, "“It is estimated that 3,000 troops were sent,”"),
    "“It is estimated that 3,000 troops were sent,”",
  );
  assert.equal(snapped(prose, "“It is estimated"), "It is estimated");
  assert.equal(snapped(prose, "Joint Chiefs (JCS)"), "Joint Chiefs (JCS)");
});

Deno.test("a passage may cross blocks, and reads with the blank line between them", () => {
  const prose = proseOf(WIRE);
  assert.equal(snapped(prose, "soldiers 😀\n\n“It is"), "soldiers 😀\n\n“It is");
  assert.equal(snapped(prose, "warned of more.\n\n"), "warned of more");
});

Deno.test("what touches no word snaps to nothing", () => {
  const prose = proseOf(WIRE);
  assert.equal(snapped(prose, "😀"), null);
  assert.equal(snapped(prose, "\n\n"), null);
  assert.equal(prose.snap({ start: 9999, end: 10000 }), null);
});

Deno.test("exact choices keep graphemes whole and leave gaps out", () => {
  const prose = proseOf(["a👩‍👩‍👧b", "e\u0301f"]);
  assert.deepEqual(prose.exact({ start: 2, end: 3 }), { start: 1, end: 6 });
  assert.deepEqual(prose.exact({ start: 6, end: 10 }), { start: 6, end: 11 });
  assert.equal(prose.exact({ start: 7, end: 9 }), null);
});

Deno.test("words, sentences and blocks are found at an offset and beside it", () => {
  const prose = proseOf(WIRE);
  const at = pieceOf(prose, "warned").start;
  assert.deepEqual(prose.unitAt("word", at), pieceOf(prose, "warned"));
  assert.deepEqual(prose.unitAt("word", at - 1), { start: at - 3, end: at - 1 });
  assert.deepEqual(prose.unitAt("sentence", at), pieceOf(prose, "It warned of more."));
  assert.deepEqual(prose.unitAt("block", at), pieceOf(prose, (WIRE[1] ?? "").replace("|", "")));
  assert.deepEqual(prose.neighbour("word", at, 1), pieceOf(prose, "of"));
  assert.deepEqual(prose.neighbour("sentence", at, -1), pieceOf(prose, "It warned of more."));
  assert.deepEqual(prose.neighbour("word", pieceOf(prose, "more").start, 1), pieceOf(prose, "وقالت"));
  assert.equal(prose.neighbour("word", 0, -1), null);
});

Deno.test("a block without words is one unit, so that the cursor can stand on it", () => {
  const prose = proseOf(["One", "* * *", "Two"]);
  assert.deepEqual(prose.neighbour("word", 0, 1), pieceOf(prose, "* * *"));
});

Deno.test("direction comes from the first strong letter", () => {
  const prose = proseOf(["3,000 troops وكالة", "1. وكالة KCNA"]);
  assert.equal(prose.isRightToLeft(0), false);
  assert.equal(prose.isRightToLeft(pieceOf(prose, "KCNA").start), true);
});

Deno.test("any stretch reads as the whole text sliced by code points, in 200 random articles", () => {
  const random = randomness(4);
  for (let round = 0; round < 200; round += 1) {
    const texts = Array.from({ length: 1 + random.below(5) }, () => `x${random.text(random.below(12))}`);
    const prose = proseOf(texts);
    const points = Array.from(texts.join("\n\n"));
    assert.equal(prose.length, points.length);
    for (let i = 0; i < 20; i += 1) {
      const start = random.below(points.length + 1);
      const end = start + random.below(points.length - start + 1);
      assert.equal(prose.text(start, end), points.slice(start, end).join(""));
    }
  }
});

Deno.test("snapping is stable: what is snapped snaps to itself, in 300 random choices", () => {
  const random = randomness(5);
  for (let round = 0; round < 300; round += 1) {
    const prose = proseOf([`x${random.text(20)}`, `y${random.text(20)}`]);
    const start = random.below(prose.length);
    const once = prose.snap({ start, end: start + 1 + random.below(20) });
    if (once) assert.deepEqual(prose.snap(once), once);
  }
});
