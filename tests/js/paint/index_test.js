import assert from "node:assert/strict";
import { overlaps } from "../../../static/js/anchoring/pieces.js";
import { SpanIndex } from "../../../static/js/paint/index.js";
import { pieceOf, proseOf, randomness } from "../anchoring/samples.js";
/** @import { Span } from "../../../static/js/anchoring/types.js" */

const prose = proseOf(["Seoul claims North Korea sent troops", "It is so", "They said", "None confirmed"]);

/** @param {string} id @param {string[]} words @returns {Span} */
function claim(id, ...words) {
  return { id, kind: "claim", pieces: words.map((one) => pieceOf(prose, one)) };
}

/** @param {Span[]} spans */
const ids = (spans) => spans.map(({ id }) => id).join("");

/** @param {...Span} spans */
function indexOf(...spans) {
  const index = new SpanIndex(prose);
  for (const span of spans) index.replace(span);
  return index;
}

Deno.test("spans over a character come innermost first", () => {
  const index = indexOf(
    claim("a", "Seoul claims North Korea"),
    claim("b", "North"),
    claim("c", "North Korea sent"),
  );
  assert.equal(ids(index.at(pieceOf(prose, "North").start)), "bca");
  assert.equal(ids(index.at(pieceOf(prose, "Korea").start)), "ca");
  assert.equal(ids(index.at(pieceOf(prose, "troops").start)), "");
});

Deno.test("the end of a piece is outside it, and the gap of a discontinuous span is not in it", () => {
  const index = indexOf(claim("a", "Seoul", "troops"));
  assert.equal(ids(index.at(pieceOf(prose, "Seoul").end)), "");
  assert.equal(ids(index.at(pieceOf(prose, "North").start)), "");
  assert.equal(ids(index.at(pieceOf(prose, "troops").start)), "a");
});

Deno.test("a span across blocks is found in each, once per section", () => {
  const index = indexOf(claim("a", "troops\n\nIt is so\n\nThey"), claim("b", "None"));
  assert.equal(ids(index.at(pieceOf(prose, "is").start)), "a");
  assert.equal(ids(index.inSection(0)), "a");
  assert.equal(ids(index.inSection(1)), "ab");
  assert.deepEqual(index.blocksOf(claim("a", "troops\n\nIt")), [0, 1]);
});

Deno.test("replacing moves a span, removing forgets it", () => {
  const index = indexOf(claim("a", "Seoul"));
  index.replace(claim("a", "They"));
  assert.equal(ids(index.at(0)), "");
  assert.equal(index.size, 1);
  assert.equal(index.remove("a")?.id, "a");
  assert.equal(index.remove("a"), undefined);
  assert.equal(index.size + index.inOrder().length + index.inSection(1).length, 0);
});

Deno.test("text order, the outer first, then by age", () => {
  const index = indexOf(
    claim("d", "It"),
    claim("b", "Seoul"),
    claim("a", "Seoul"),
    claim("c", "Seoul claims"),
  );
  assert.equal(ids(index.inOrder()), "cabd");
});

Deno.test("looking up agrees with looking at every span, in 2,000 random questions", () => {
  const random = randomness(7);
  const spans = Array.from({ length: 60 }, (_, i) => {
    const start = random.below(prose.length - 1);
    return /** @type {Span} */ ({
      id: `s${i}`,
      kind: "note",
      pieces: [{ start, end: start + 1 + random.below(12) }],
    });
  });
  const index = indexOf(...spans);
  for (let i = 0; i < 2000; i += 1) {
    const start = random.below(prose.length);
    const piece = { start, end: start + 1 + random.below(9) };
    const block = prose.block(prose.indexAt(start));
    if (start < block.end) {
      const over = spans.filter(({ pieces }) =>
        pieces.some((one) => overlaps(one, { start, end: start + 1 }))
      );
      assert.deepEqual(new Set(index.at(start)), new Set(over));
    }
    const inText = spans.filter(({ pieces }) =>
      pieces.some((one) =>
        overlaps(one, piece) &&
        prose.parts(piece).some(({ block: { start, end } }) => overlaps(one, { start, end }))
      )
    );
    assert.deepEqual(new Set(index.between(piece.start, piece.end)), new Set(inText));
  }
});
