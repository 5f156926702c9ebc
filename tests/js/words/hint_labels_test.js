import assert from "node:assert/strict";
import { hintLabels } from "../../../static/js/words/hint-labels.js";

Deno.test("a few things have one letter each, the easiest first", () => {
  assert.deepEqual(hintLabels(3), ["a", "s", "d"]);
  assert.deepEqual(hintLabels(3, ["s", "q"]), ["a", "d", "f"]);
});

Deno.test("where there are more than letters, the first things still have one", () => {
  const labels = hintLabels(40);
  assert.deepEqual(labels.slice(0, 2), ["a", "s"]);
  assert.equal(labels.filter((label) => label.length === 1).length, 25);
});

Deno.test("no label is the beginning of another, however many there are", () => {
  for (const count of [1, 26, 27, 300]) {
    const labels = hintLabels(count);
    assert.equal(new Set(labels).size, count);
    const isBegun = (/** @type {string} */ label) =>
      labels.some((other) => other !== label && other.startsWith(label));
    assert.deepEqual(labels.filter(isBegun), []);
  }
});
