import assert from "node:assert/strict";
import { isFolded } from "../../../static/js/store/folded.js";

/** @param {string} id @param {string} kind @param {Record<string, any>} [more] @returns {any} */
const mark = (id, kind, more = {}) => ({ id, kind, ...more });

const MARKS = new Map([mark("claim", "claim"), mark("gone", "claim")].map((one) => [one.id, one]));
const SAID = { cue: "said", hops: [{ span: null }, { span: "words" }] };

/** @param {{marks?: Map<string, any>, said?: any[], figures?: any[]}} [given] @returns {any} */
const recordOf = ({ marks = MARKS, said = [SAID], figures = [] } = {}) => ({
  annotation: (/** @type {string} */ id) => marks.get(id),
  attributionsOf: (/** @type {string} */ id) => (id === "claim" ? said : []),
  rows: () => new Map(figures.map((one) => [one.id, one])),
  shownIn: () => ["claim"],
});

const within = () => true;
const outside = () => false;

Deno.test("the words and the cue that a claim names are on its card", () => {
  assert.ok(isFolded(recordOf(), mark("words", "source"), outside));
  assert.ok(isFolded(recordOf(), mark("said", "cue"), outside));
});

Deno.test("words that no claim names any more stand alone, as do those of a claim that is gone", () => {
  assert.ok(!isFolded(recordOf(), mark("others", "source"), within));
  assert.ok(!isFolded(recordOf({ said: [] }), mark("words", "source"), within));
  assert.ok(!isFolded(recordOf({ marks: new Map() }), mark("words", "source"), within));
});

Deno.test("a figure is on its claim's card; until its record comes, on that of the claim round it", () => {
  const figures = [{ id: "number", annotation: "count", claim: "row" }];
  assert.ok(isFolded(recordOf({ figures }), mark("count", "figure"), outside));
  assert.ok(!isFolded(recordOf({ figures, marks: new Map() }), mark("count", "figure"), within));
  assert.ok(isFolded(recordOf(), mark("count", "figure", { figure: "number" }), within));
  assert.ok(!isFolded(recordOf(), mark("count", "figure", { figure: "number" }), outside));
  assert.ok(!isFolded(recordOf(), mark("count", "figure", { figure: null }), within));
});
