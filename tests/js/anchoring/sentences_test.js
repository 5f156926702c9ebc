import assert from "node:assert/strict";
import { Sentences } from "../../../static/js/anchoring/sentences.js";
import { pieceOf, proseOf, randomness } from "./samples.js";

const WIRE = ["Gen. Lee agreed", "🪖 {“He left the U.S. |We {‘cheered’}.”} |Nobody  |did… ", "* * *"];

/** @param {string[]} texts @param {import("../../../static/js/anchoring/types.js").Unit} unit */
function read(texts, unit) {
  const prose = proseOf(texts);
  return prose.blocks.map(({ text }, index) => {
    const found = prose.units(unit, index);
    return Array.from({ length: found.length / 2 }, (_, i) => text.slice(found[2 * i], found[2 * i + 1]));
  });
}

Deno.test("sentences are the server's, without the spaces between them", () => {
  assert.deepEqual(read(WIRE, "sentence"), [
    ["Gen. Lee agreed"],
    ["🪖 “He left the U.S.", "We ‘cheered’.”", "Nobody", "did…"],
    ["* * *"],
  ]);
});

Deno.test("without boundaries a block is one sentence, and nothing is quoted", () => {
  const sentences = new Sentences();
  assert.deepEqual([
    ...sentences.of({ kind: "paragraph", start: 7, end: 12, text: "A. B.", section: 0, map: null }),
  ], [0, 5]);
  assert.deepEqual(sentences.quotesAround({ start: 7, end: 8 }), []);
});

Deno.test("the quotations around a piece hold all of it", () => {
  const prose = proseOf(WIRE);
  const around = (/** @type {string} */ words) =>
    prose.quotesAround(pieceOf(prose, words)).map(({ start, end }) => prose.text(start, end));
  assert.deepEqual(around("cheered"), ["“He left the U.S. We ‘cheered’.”", "‘cheered’"]);
  assert.deepEqual(around("left"), ["“He left the U.S. We ‘cheered’.”"]);
  assert.deepEqual(around("cheered’.” Nobody"), []);
});

Deno.test("clauses lie between commas, colons and dashes, and keep their quotes together", () => {
  assert.deepEqual(
    read([
      "“It is so,” they said. |About 3,000 went – he said – in 2014–15; " +
      "no, (see 3, 4) more: “We go, and win.”",
    ], "clause"),
    [[
      "“It is so,”",
      "they said.",
      "About 3,000 went",
      "he said",
      "in 2014–15",
      "no",
      "(see 3, 4) more",
      "We go",
      "and win.",
    ]],
  );
});

Deno.test("whatever the cuts, sentences and clauses are in order and never end in a space", () => {
  const random = randomness(9);
  for (let round = 0; round < 200; round += 1) {
    const text = Array.from({ length: 1 + random.below(6) }, () => `x${random.text(6)}`).join(" |");
    const prose = proseOf([text, "y"]);
    for (const unit of /** @type {const} */ (["sentence", "clause"])) {
      const found = prose.units(unit, 0);
      for (let i = 0; i < found.length; i += 2) {
        const [start, end] = [found[i] ?? 0, found[i + 1] ?? 0];
        assert.ok(start < end && (i === 0 || start >= (found[i - 1] ?? 0)), JSON.stringify(text));
        assert.equal(prose.block(0).text.slice(start, end).trimEnd().length, end - start);
      }
    }
  }
});
