import assert from "node:assert/strict";
import { hintLabels } from "../../../static/js/words/hint-labels.js";

Deno.test("a few things have one letter each, the easiest first", () => {
  assert.deepEqual(hintLabels(3), ["a", "s", "d"]);
  assert.deepEqual(hintLabels(3, ["s", "q"]), ["a", "d", "f"]);
});

Deno.test("no label is the beginning of another, however many there are", () => {
  for (const count of [1, 26, 27, 300]) {
    const labels = hintLabels(count);
    assert.equal(new Set(labels).size, count);
    assert.equal(new Set(labels.map((label) => label.length)).size, 1);
  }
});
