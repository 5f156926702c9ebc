import assert from "node:assert/strict";
import { placeOf, readsRightToLeft, stepped, taken } from "../../../static/js/anchoring/ends.js";
import { pieceOf, proseOf, randomness } from "./samples.js";

/** @import { End } from "../../../static/js/anchoring/ends.js" */

const TEXTS = [
  "Seoul claims that 3,000 went.",
  "{“It is so,”} they said. |It warned of more (JCS) troops.",
  "Nobody confirmed 👩‍👩‍👧 it.",
];
const prose = proseOf(TEXTS);

/** @param {...string} words */
const marked = (...words) => words.map((one) => pieceOf(prose, one));

/** @param {readonly { start: number, end: number }[]} pieces */
const read = (pieces) => pieces.map(({ start, end }) => prose.text(start, end));

/** @param {string} words @param {End} side */
const at = (words, side) => pieceOf(prose, words)[side];

Deno.test("an end that is dragged takes in the word that it touches, and no sign behind it", () => {
  const pieces = marked("Seoul claims");
  assert.deepEqual(read(taken(prose, pieces, "end", at("that 3", "end") - 3)), ["Seoul claims that"]);
  assert.deepEqual(read(taken(prose, pieces, "end", at("went.", "end"))), ["Seoul claims that 3,000 went"]);
  assert.deepEqual(read(taken(prose, marked("that"), "start", at("claims", "start") + 2)), ["claims that"]);
});

Deno.test("dragged across blocks, it takes their words", () => {
  assert.deepEqual(read(taken(prose, marked("went"), "end", at("It is", "end"))), ["went.\n\n“It is"]);
});

Deno.test("a closing quote comes along when its opening one is inside", () => {
  assert.deepEqual(read(taken(prose, marked("“It is"), "end", at("so", "end"))), ["“It is so"]);
  assert.deepEqual(read(taken(prose, marked("“It"), "end", at("so,”", "end"))), ["“It is so,”"]);
  assert.deepEqual(read(taken(prose, marked("warned of"), "end", at("JCS", "end"))), [
    "warned of more (JCS)",
  ]);
});

Deno.test("exact, it stops inside a word, never inside a grapheme", () => {
  assert.deepEqual(read(taken(prose, marked("Seoul"), "end", at("claims", "start") + 2, true)), ["Seoul cl"]);
  assert.deepEqual(read(taken(prose, marked("confirmed"), "end", at("👩‍👩‍👧", "start") + 1, true)), [
    "confirmed 👩‍👩‍👧",
  ]);
});

Deno.test("the other edge stays, also inside a word or behind a full stop", () => {
  const sentence = [{ start: 1, end: at("went.", "end") }];
  assert.deepEqual(taken(prose, sentence, "start", at("that", "start")), [{
    start: at("that", "start"),
    end: at("went.", "end"),
  }]);
  assert.deepEqual(read(taken(prose, sentence, "end", at("claims", "end"))), ["eoul claims"]);
});

Deno.test("taken to where it stands, nothing changes, whatever stands there", () => {
  const sentence = marked("Seoul claims that 3,000 went.");
  assert.equal(taken(prose, sentence, "end", placeOf(sentence, "end")), sentence);
});

Deno.test("an end never passes the other: one word is left", () => {
  const pieces = marked("claims that 3,000");
  assert.deepEqual(read(taken(prose, pieces, "end", 0)), ["claims"]);
  assert.deepEqual(read(taken(prose, pieces, "start", prose.length)), ["3,000"]);
  assert.deepEqual(read(taken(prose, marked("“It is so,”"), "end", 0)), ["“It"]);
  for (const end of /** @type {const} */ (["start", "end"])) {
    let moved = pieces;
    for (let i = 0; i < 9; i += 1) moved = [...stepped(prose, moved, end, end === "start" ? 1 : -1, "word")];
    assert.deepEqual(read(moved), [end === "start" ? "3,000" : "claims"]);
    assert.equal(stepped(prose, moved, end, end === "start" ? 1 : -1, "word"), moved);
  }
});

Deno.test("of several pieces the first gives the start and the last the end; none is lost or joined", () => {
  const pieces = marked("claims", "3,000 went", "they said");
  assert.deepEqual(read(taken(prose, pieces, "end", 0)), ["claims", "3,000 went", "they"]);
  assert.deepEqual(read(taken(prose, pieces, "start", prose.length)), ["claims", "3,000 went", "they said"]);
  assert.deepEqual(read(stepped(prose, pieces, "start", -1, "word")), [
    "Seoul claims",
    "3,000 went",
    "they said",
  ]);
  assert.deepEqual(read(stepped(prose, pieces, "end", -1, "word")), ["claims", "3,000 went", "they"]);
});

Deno.test("by words, out and back", () => {
  let pieces = marked("claims");
  pieces = [...stepped(prose, pieces, "end", 1, "word")];
  assert.deepEqual(read(pieces), ["claims that"]);
  pieces = [...stepped(prose, pieces, "start", -1, "word")];
  assert.deepEqual(read(pieces), ["Seoul claims that"]);
  pieces = [...stepped(prose, pieces, "start", -1, "word")];
  assert.deepEqual(read(pieces), ["Seoul claims that"]);
  pieces = [...stepped(prose, stepped(prose, pieces, "end", -1, "word"), "start", 1, "word")];
  assert.deepEqual(read(pieces), ["claims"]);
});

Deno.test("a bracket goes with its word, both ways", () => {
  const grown = stepped(prose, marked("of more"), "end", 1, "word");
  assert.deepEqual(read(grown), ["of more (JCS)"]);
  assert.deepEqual(read(stepped(prose, grown, "end", -1, "word")), ["of more"]);
});

Deno.test("by sentences", () => {
  const pieces = marked("warned");
  assert.deepEqual(read(stepped(prose, pieces, "end", 1, "sentence")), ["warned of more (JCS) troops."]);
  assert.deepEqual(read(stepped(prose, pieces, "start", -1, "sentence")), ["It warned"]);
  assert.deepEqual(read(stepped(prose, marked("they said. It warned"), "end", -1, "sentence")), [
    "they said.",
  ]);
  assert.deepEqual(read(stepped(prose, marked("they said. It warned of"), "start", 1, "sentence")), [
    "It warned of",
  ]);
});

Deno.test("by characters, whole graphemes, within the block", () => {
  const pieces = marked("confirmed");
  assert.deepEqual(read(stepped(prose, pieces, "end", -1, "character")), ["confirme"]);
  const spaced = stepped(prose, pieces, "end", 1, "character");
  assert.deepEqual(read(stepped(prose, spaced, "end", 1, "character")), ["confirmed 👩‍👩‍👧"]);
  assert.deepEqual(read(stepped(prose, pieces, "start", 1, "character")), ["onfirmed"]);
  assert.deepEqual(read(stepped(prose, marked("Nobody"), "start", -1, "character")), ["Nobody"]);
  assert.deepEqual(read(stepped(prose, marked("went."), "end", 1, "character")), ["went."]);
  // Between two blocks there is nothing to stand on.
  const across = [{ start: at("went.", "end") - 1, end: at("“It", "start") + 1 }];
  assert.equal(stepped(prose, across, "end", -1, "character"), across);
  assert.equal(stepped(prose, across, "start", 1, "character"), across);
  const one = [{ start: 0, end: 1 }];
  assert.equal(stepped(prose, one, "end", -1, "character"), one);
  assert.equal(stepped(prose, one, "start", 1, "character"), one);
});

Deno.test("which way words read is told by their own letters", () => {
  const mixed = proseOf(["قالت وكالة KCNA 3,000 جندي.", "KCNA said وكالة."]);
  assert.equal(readsRightToLeft(mixed, pieceOf(mixed, "قالت").start), true);
  assert.equal(readsRightToLeft(mixed, pieceOf(mixed, "KCNA").start), false);
  assert.equal(readsRightToLeft(mixed, pieceOf(mixed, "3,000").start), false);
  assert.equal(readsRightToLeft(mixed, pieceOf(mixed, "جندي.").end - 1), true);
  assert.equal(readsRightToLeft(mixed, pieceOf(mixed, "وكالة.").start), true);
});

Deno.test("whatever is done, the pieces stay sorted, apart, filled, and as many", () => {
  const random = randomness(11);
  for (let round = 0; round < 150; round += 1) {
    const text = proseOf(Array.from({ length: 3 }, () => `Word ${random.text(8)} end`));
    const words = Array.from({ length: 3 }, (_, i) => text.unitAt("word", text.block(i).start));
    /** @type {readonly { start: number, end: number }[]} */
    let pieces = words.slice(random.below(2));
    for (let i = 0; i < 12; i += 1) {
      const end = random.pick(/** @type {const} */ (["start", "end"]));
      const before = pieces;
      pieces = random.below(2)
        ? taken(text, pieces, end, random.below(text.length + 1), random.below(3) === 0)
        : stepped(
          text,
          pieces,
          end,
          random.pick(/** @type {const} */ ([1, -1])),
          random.pick(/** @type {const} */ (["word", "sentence", "character"])),
        );
      assert.equal(pieces.length, before.length);
      pieces.forEach((piece, at) => {
        assert.ok(piece.start < piece.end && piece.start >= 0 && piece.end <= text.length);
        assert.ok(at === 0 || (pieces[at - 1]?.end ?? 0) <= piece.start);
        // Only the end that was moved is another.
        if (end !== "start" || at > 0) assert.equal(piece.start, before[at]?.start);
        if (end !== "end" || at < pieces.length - 1) assert.equal(piece.end, before[at]?.end);
      });
    }
  }
});
