import assert from "node:assert/strict";
import { likelyQuoteType, likelyStance } from "../../../static/js/store/likely.js";

Deno.test("a passage inside quotation marks is direct, with or without them", () => {
  assert.equal(likelyQuoteType("said: “", "We sent 3,000", ",” he added"), "direct");
  assert.equal(likelyQuoteType(" ", "“We sent 3,000.”", " He added"), "direct");
  assert.equal(likelyQuoteType("", "„Wir kommen“", " sagte er"), "direct");
});

Deno.test("a passage in the middle of a longer quotation is direct", () => {
  assert.equal(
    likelyQuoteType("“So far we think that ", "they sent much", ", and more,” it said."),
    "direct",
  );
  assert.equal(likelyQuoteType("„Bisher ", "kamen viele", ", sagte er.“"), "direct");
  assert.equal(
    likelyQuoteType("It called them “ours”. ", "They sent much", ", it said “again”."),
    "indirect",
  );
  assert.equal(likelyQuoteType('They “see the sea", ', "the agency said", "."), "indirect");
});

Deno.test("a passage with some words quoted is mixed", () => {
  assert.equal(likelyQuoteType("agreed to a plan ", "“for expanding” the works", ", it said"), "mixed");
  assert.equal(likelyQuoteType("", "drones that “choose their own targets”", ", the"), "mixed");
  assert.equal(likelyQuoteType("“", "the drone... and” the “new one", "” it"), "mixed");
});

Deno.test("a passage in the writer's words is indirect, apostrophes or not", () => {
  assert.equal(likelyQuoteType("that ", "Seoul’s military sent more", " in May"), "indirect");
  assert.equal(likelyQuoteType("", "4,000 are dead", " or wounded"), "indirect");
});

Deno.test("cue words show the writer's distance", () => {
  assert.deepEqual(["claims", "has alleged", "insisted that"].map(likelyStance), [
    "distancing",
    "distancing",
    "distancing",
  ]);
  assert.deepEqual(["revealed", "noted", "pointed out"].map(likelyStance), [
    "endorsing",
    "endorsing",
    "endorsing",
  ]);
  assert.deepEqual(["said", "told reporters", "", "according to"].map(likelyStance), [
    "neutral",
    "neutral",
    "neutral",
    "neutral",
  ]);
});
