import assert from "node:assert/strict";
import { codePointLength, offsetMap, toCodePoints, toUnits } from "../../../static/js/anchoring/offsets.js";
import { randomness } from "./samples.js";

Deno.test("a text without astral characters needs no map", () => {
  assert.equal(offsetMap("Café, 朝鲜, وكالة"), null);
  assert.equal(toUnits(null, 7), 7);
  assert.equal(toCodePoints(null, 7), 7);
});

Deno.test("offsets behind emoji count the emoji once outside and twice inside the browser", () => {
  const text = "a😀b🚀c";
  const map = offsetMap(text);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((point) => toUnits(map, point)), [0, 1, 3, 4, 6, 7]);
  assert.deepEqual([0, 1, 3, 4, 6, 7].map((unit) => toCodePoints(map, unit)), [0, 1, 2, 3, 4, 5]);
});

Deno.test("a place inside a surrogate pair counts as the start of the character", () => {
  const map = offsetMap("a😀b😀");
  assert.equal(toCodePoints(map, 2), 1);
  assert.equal(toCodePoints(map, 5), 3);
});

Deno.test("half a surrogate pair is a character of its own", () => {
  assert.equal(offsetMap("a\ud83db\ude00"), null);
});

Deno.test("both ways agree with walking the text, in 300 random texts", () => {
  const random = randomness(1);
  for (let round = 0; round < 300; round += 1) {
    const text = random.text(random.below(40));
    const map = offsetMap(text);
    const points = Array.from(text);
    assert.equal(codePointLength(text), points.length);
    let unit = 0;
    for (let point = 0; point <= points.length; point += 1) {
      assert.equal(toUnits(map, point), unit);
      assert.equal(toCodePoints(map, unit), point);
      unit += (points[point] ?? "").length;
    }
  }
});
