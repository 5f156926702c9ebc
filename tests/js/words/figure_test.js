import assert from "node:assert/strict";
import { bounded, faultOf, figureInWords, NOTHING } from "../../../static/js/words/figure.js";

/** @param {object} fields @returns {any} */
const amount = (fields) => ({ ...NOTHING, ...fields });

Deno.test("the number of a bound is kept as the bound", () => {
  assert.deepEqual(
    bounded(amount({ value: 220, modality: "at_least" })),
    amount({ lower: 220, modality: "at_least" }),
  );
  assert.deepEqual(
    bounded(amount({ value: 220, modality: "at_most" })),
    amount({ upper: 220, modality: "at_most" }),
  );
  assert.deepEqual(
    bounded(amount({ lower: 220, modality: "exact" })),
    amount({ value: 220, modality: "exact" }),
  );
  // "Thousands" say no more than that there are at least two.
  assert.deepEqual(
    bounded(amount({ lower: 2000, modality: "estimated" })),
    amount({ lower: 2000, modality: "estimated" }),
  );
  assert.deepEqual(bounded(amount({ lower: 2, upper: 3 })), amount({ lower: 2, upper: 3 }));
});

Deno.test("what the server would refuse of a figure is said before it is sent", () => {
  assert.match(faultOf(amount({})), /needs a number/);
  assert.match(faultOf(amount({ value: 1, lower: 1 })), /not both/);
  assert.match(faultOf(amount({ lower: 3, upper: 2 })), /below/);
  assert.match(faultOf(amount({ value: 5, out_of: 4 })), /larger than the total/);
  assert.match(faultOf(amount({ value: 5, out_of: 9, figure_type: "delta" })), /On top of/);
  assert.match(faultOf(amount({ value: 5, base: 9 })), /in addition/);
  assert.equal(faultOf(amount({ value: 5, base: 9, figure_type: "delta" })), "");
  assert.match(faultOf(amount({ value: 5, things: ["guns"] })), /two or more/);
  assert.match(
    faultOf(amount({ value: 5, as_of_start: "2025-02-01", as_of_end: "2025-01-01" })),
    /before it begins/,
  );
  assert.equal(faultOf(amount({ value: 0 })), "");
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
    figureInWords(amount({ value: 3000, counted: "troops", figure_type: "delta", base: 11000 })),
    "3,000 more troops, on top of 11,000",
  );
  assert.equal(
    figureInWords(amount({ value: -500, figure_type: "delta", base: 11000 })),
    "500 fewer, down from 11,000",
  );
  assert.equal(
    figureInWords(amount({ value: 220, modality: "about", things: ["howitzers", "launchers"] })),
    "About 220 howitzers and launchers",
  );
  assert.equal(
    figureInWords(amount({ value: 220, counted: "weapons", things: ["howitzers", "launchers"] })),
    "220 weapons",
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
