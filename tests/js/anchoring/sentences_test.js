import assert from "node:assert/strict";
import { sentencesOf } from "../../../static/js/anchoring/sentences.js";

/** @param {string} text */
function sentences(text) {
  const found = sentencesOf(text);
  return Array.from({ length: found.length / 2 }, (_, i) => text.slice(found[2 * i], found[2 * i + 1]));
}

Deno.test("a sentence ends with its closing quotes", () => {
  assert.deepEqual(sentences("He said “no.” “Yes,” she said! Really? It’s… Over"), [
    "He said “no.”", "“Yes,” she said!", "Really?", "It’s…", "Over",
  ]);
});

Deno.test("titles, months, initials and numbers end no sentence", () => {
  const text = "On Jan. 3 Gen. Kim met J. Smith of the U.S. Army with 3.5 tons, e.g. rice.";
  assert.deepEqual(sentences(text), [text]);
});

Deno.test("a small letter after a dot goes on", () => {
  assert.deepEqual(sentences("The drone... and the other."), ["The drone... and the other."]);
});

Deno.test("Chinese, Japanese and Arabic sentences end without capitals", () => {
  assert.deepEqual(sentences("朝鲜派兵。韩国表示。"), ["朝鲜派兵。", "韩国表示。"]);
  assert.deepEqual(sentences("قالت الوكالة ذلك. وأضافت غيره."), ["قالت الوكالة ذلك.", "وأضافت غيره."]);
});

Deno.test("a line break ends a sentence and belongs to none", () => {
  assert.deepEqual(sentences("/ AP\nMarch 27"), ["/ AP", "March 27"]);
});

Deno.test("nothing but space has no sentence", () => {
  assert.deepEqual(sentences("  "), []);
});
