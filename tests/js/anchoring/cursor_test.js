import assert from "node:assert/strict";
import { PassageCursor } from "../../../static/js/anchoring/cursor.js";
import { pieceOf, proseOf, randomness } from "./samples.js";

const MARKED = [
  "Seoul claims that.",
  "{“It is so,”} they said. |It warned of more (JCS) troops.",
  "* * *",
  "Nobody confirmed.",
];
const TEXTS = MARKED.map((text) => text.replace(/[|{}]/gu, ""));

/** @param {string} [on] The word that the cursor stands on. */
function setUp(on) {
  const prose = proseOf(MARKED);
  const cursor = new PassageCursor(prose);
  if (on !== undefined) cursor.place(pieceOf(prose, on).start);
  return { prose, cursor, chosen: () => read(cursor) };
}

/** @param {PassageCursor} cursor */
function read(cursor) {
  const piece = cursor.current();
  return piece && cursor.prose.text(piece.start, piece.end);
}

Deno.test("before it is placed, the cursor offers nothing and moves nowhere", () => {
  const { cursor, chosen } = setUp();
  cursor.move(1, "word");
  cursor.extend(1, "word");
  cursor.grow();
  cursor.shrink();
  cursor.moveStart(-1);
  assert.equal(chosen(), null);
});

Deno.test("words, one after the other, across blocks, and no further than the ends", () => {
  const { cursor, chosen } = setUp("that");
  cursor.move(1, "word");
  assert.equal(chosen(), "It");
  cursor.move(-1, "word");
  cursor.move(-1, "word");
  cursor.move(-1, "word");
  cursor.move(-1, "word");
  assert.equal(chosen(), "Seoul");
  for (let i = 0; i < 40; i += 1) cursor.move(1, "word");
  assert.equal(chosen(), "confirmed");
});

Deno.test("from its first word, the first step by sentence takes the sentence at hand", () => {
  const { cursor, chosen } = setUp("Seoul");
  cursor.move(1, "sentence");
  assert.equal(chosen(), "Seoul claims that.");
  cursor.move(1, "sentence");
  assert.equal(chosen(), "“It is so,” they said.");
});

Deno.test("from inside a sentence, forward goes to the next and back to its own start", () => {
  const { cursor, chosen } = setUp("they");
  cursor.move(1, "sentence");
  assert.equal(chosen(), "It warned of more (JCS) troops.");
  cursor.place(pieceOf(cursor.prose, "more").start);
  cursor.move(-1, "sentence");
  assert.equal(chosen(), "It warned of more (JCS) troops.");
});

Deno.test("extending grows from the anchor, comes back to it and grows the other way", () => {
  const { cursor, chosen } = setUp("warned");
  cursor.extend(1, "word");
  cursor.extend(1, "word");
  assert.equal(chosen(), "warned of more");
  cursor.extend(-1, "word");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "warned");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "It warned");
  cursor.extend(1, "word");
  assert.equal(chosen(), "warned");
});

Deno.test("extending by sentence first fills up the one at hand", () => {
  const { cursor, chosen } = setUp("they");
  cursor.extend(1, "sentence");
  assert.equal(chosen(), "they said.");
  cursor.extend(1, "sentence");
  assert.equal(chosen(), "they said. It warned of more (JCS) troops.");
});

Deno.test("extending over an opened bracket closes it", () => {
  const { cursor, chosen } = setUp("more");
  cursor.extend(1, "word");
  assert.equal(chosen(), "more (JCS)");
});

Deno.test("coming back over a bracket keeps it closed, and goes on with the next step", () => {
  const { cursor, chosen } = setUp("more");
  cursor.extend(1, "sentence");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "more (JCS) troops");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "more (JCS)");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "more");
  cursor.extend(-1, "word");
  assert.equal(chosen(), "of more");
});

Deno.test("the start edge moves alone and stops before the last word", () => {
  const { cursor, chosen } = setUp("warned");
  cursor.extend(1, "word");
  cursor.moveStart(-1);
  assert.equal(chosen(), "It warned of");
  cursor.extend(1, "word");
  assert.equal(chosen(), "It warned of more");
  for (let i = 0; i < 9; i += 1) cursor.moveStart(1);
  assert.equal(chosen(), "more");
});

Deno.test("growing goes by word, sentence and block, and shrinking comes back the same way", () => {
  const { cursor, chosen } = setUp("warned");
  cursor.grow();
  assert.equal(chosen(), "It warned of more (JCS) troops.");
  cursor.grow();
  assert.equal(chosen(), TEXTS[1]);
  cursor.grow();
  assert.equal(chosen(), TEXTS[1]);
  cursor.shrink();
  cursor.shrink();
  assert.equal(chosen(), "warned");
});

Deno.test("growing takes the clause, the quotation, the sentences that it lies in, and the paragraph", () => {
  const prose = proseOf([
    "Gen. Lee, the chief, said: {“Trust me, I left the U.S. |We stay.”} |Then he went.",
  ]);
  const cursor = new PassageCursor(prose);
  cursor.place(pieceOf(prose, "left").start);
  const grown = [];
  for (let i = 0; i < 5; i += 1) {
    cursor.grow();
    grown.push(read(cursor));
  }
  assert.deepEqual(grown, [
    "I left the U.S.",
    "“Trust me, I left the U.S. We stay.”",
    "Gen. Lee, the chief, said: “Trust me, I left the U.S. We stay.”",
    "Gen. Lee, the chief, said: “Trust me, I left the U.S. We stay.” Then he went.",
    "Gen. Lee, the chief, said: “Trust me, I left the U.S. We stay.” Then he went.",
  ]);
  for (let i = 0; i < 5; i += 1) cursor.shrink();
  assert.equal(read(cursor), "left");
});

Deno.test("a quotation comes before a sentence that it cuts, and after one that it holds", () => {
  const prose = proseOf(["He said: {“I trust him. |He {‘never’} left. |He stays.”} |We agree."]);
  const grownFrom = (/** @type {string} */ word) => {
    const cursor = new PassageCursor(prose);
    cursor.place(pieceOf(prose, word).start);
    return [1, 2, 3].map(() => {
      cursor.grow();
      return read(cursor);
    });
  };
  assert.deepEqual(grownFrom("trust"), [
    "I trust him.",
    "“I trust him. He ‘never’ left. He stays.”",
    "He said: “I trust him. He ‘never’ left. He stays.”",
  ]);
  assert.deepEqual(grownFrom("never"), [
    "‘never’",
    "He ‘never’ left.",
    "“I trust him. He ‘never’ left. He stays.”",
  ]);
});

Deno.test("a selection over two sentences grows to both of them whole", () => {
  const { cursor, chosen, prose } = setUp();
  cursor.select(pieceOf(prose, "said. It"));
  cursor.grow();
  assert.equal(chosen(), TEXTS[1]);
});

Deno.test("clearing the selection keeps the cursor at its end", () => {
  const { cursor, chosen, prose } = setUp();
  cursor.select(pieceOf(prose, "It warned of"));
  cursor.select(null);
  assert.equal(chosen(), "of");
});

Deno.test("whatever the keys, the choice stays inside the text and is never empty", () => {
  const random = randomness(6);
  for (let round = 0; round < 60; round += 1) {
    const prose = proseOf(Array.from({ length: 1 + random.below(4) }, () => `x ${random.text(10)}`));
    const cursor = new PassageCursor(prose);
    cursor.place(random.below(prose.length));
    for (let i = 0; i < 60; i += 1) {
      const step = random.pick(/** @type {const} */ ([1, -1]));
      const unit = random.pick(/** @type {const} */ (["word", "sentence", "block"]));
      random.pick([
        () => cursor.move(step, unit),
        () => cursor.extend(step, unit),
        () => cursor.moveStart(step),
        () => cursor.grow(),
        () => cursor.shrink(),
      ])();
      const piece = cursor.current();
      assert.ok(
        piece && 0 <= piece.start && piece.start < piece.end && piece.end <= prose.length,
        JSON.stringify(piece),
      );
    }
  }
});
