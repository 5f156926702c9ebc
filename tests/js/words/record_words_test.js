import assert from "node:assert/strict";
import { answersInShort, dayInWords, typedNumber } from "../../../static/js/words/record-words.js";

Deno.test("answers are told in short, by answer", () => {
  const responses = [{ answer: "not_confirmed", party: "Moscow" }, { answer: "denied", party: "Kyiv" }, {
    answer: "not_confirmed",
    party: "Pyongyang",
  }];
  assert.equal(answersInShort(responses, (id) => id), "Not confirmed by Moscow, Pyongyang · Denied by Kyiv");
  assert.equal(answersInShort([], (id) => id), "");
});

Deno.test("a day is the same day in every zone", () => {
  assert.equal(dayInWords("2025-03-27"), "27 Mar 2025");
});

Deno.test("a typed number is taken as it is written, and nothing is guessed", () => {
  assert.deepEqual(["3,000", "3 000", "1.5", "-20", "−20", ".5", ""].map(typedNumber), [
    3000,
    3000,
    1.5,
    -20,
    -20,
    0.5,
    null,
  ]);
  for (const odd of ["3,00", "three", "3.000.000", "1,5", "1e3", "3,000 troops"]) {
    assert.equal(typedNumber(odd), undefined, odd);
  }
});
