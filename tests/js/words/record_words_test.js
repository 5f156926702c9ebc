import assert from "node:assert/strict";
import { NOTHING } from "../../../static/js/panels/record/figure-fields.js";
import {
  answersInShort,
  dayInWords,
  figureInWords,
  typedNumber,
} from "../../../static/js/words/record-words.js";

/** @param {object} fields @returns {any} */
const amount = (fields) => ({ ...NOTHING, ...fields });

Deno.test("answers are told in short, by answer", () => {
  const responses = [{ answer: "not_confirmed", party: "Moscow" }, { answer: "denied", party: "Kyiv" }, {
    answer: "not_confirmed",
    party: "Pyongyang",
  }];
  assert.equal(answersInShort(responses, (id) => id), "Not confirmed by Moscow, Pyongyang · Denied by Kyiv");
  assert.equal(answersInShort([], (id) => id), "");
});

Deno.test("a figure is told as the story tells it", () => {
  assert.equal(
    figureInWords(amount({ value: 3000, counted: "troops", figure_type: "delta" })),
    "3,000 more troops",
  );
  assert.equal(
    figureInWords(amount({ value: -200, counted: "jobs", figure_type: "delta" })),
    "200 fewer jobs",
  );
  assert.equal(
    figureInWords(amount({ value: 4000, modality: "estimated", counted: "dead or wounded", out_of: 11000 })),
    "Estimated 4,000 dead or wounded, of 11,000",
  );
  assert.equal(
    figureInWords(amount({ lower: 2000, upper: 3000, counted: "soldiers" })),
    "2,000–3,000 soldiers",
  );
  assert.equal(
    figureInWords(amount({ lower: 220, modality: "at_least", counted: "guns" })),
    "At least 220 guns",
  );
  assert.equal(
    figureInWords(amount({ lower: 2000, modality: "estimated", counted: "troops" })),
    "Estimated at least 2,000 troops",
  );
  assert.equal(
    figureInWords(amount({ value: 1.5, unit: "%", as_of_start: "2025-01-01", as_of_end: "2025-02-28" })),
    "1.5 %, as of 1 Jan 2025 to 28 Feb 2025",
  );
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
