import assert from "node:assert/strict";
import {
  answersInShort,
  dayInWords,
  edtfInWords,
  isEdtf,
  momentInWords,
  typedNumber,
} from "../../../static/js/words/record-words.js";

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

Deno.test("a date is told as exactly as it is known", () => {
  const told = ["2025-03-27", "2025-03", "2025", "2025-03-XX", "199X", "19XX", "1953~", "1953-07?"];
  assert.deepEqual(told.map(edtfInWords), [
    "27 Mar 2025",
    "Mar 2025",
    "2025",
    "Mar 2025",
    "the 1990s",
    "the years 1900 to 1999",
    "about 1953",
    "perhaps Jul 1953",
  ]);
  assert.ok([...told, ""].every(isEdtf));
  assert.ok(!["on Thursday", "27 March", "2025-13", "2025/2026", "199X-03"].some(isEdtf));
  assert.equal(edtfInWords("on Thursday"), "on Thursday");
});

Deno.test("a day without a time is that day, also west of Greenwich", () => {
  assert.equal(momentInWords("2025-03-27T00:00:00Z"), "27 Mar 2025");
  assert.equal(momentInWords("2025-03-27T00:00:00+00:00"), "27 Mar 2025");
  assert.match(momentInWords("2025-03-27T10:30:00Z"), /\d\d:30$/);
});
