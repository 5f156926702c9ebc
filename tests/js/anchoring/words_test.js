import assert from "node:assert/strict";
import { keptPairs, wholeGraphemes, wordsOf } from "../../../static/js/anchoring/words.js";
import { randomness } from "./samples.js";

/** @param {string} text @param {string} [language] */
function words(text, language) {
  const found = wordsOf(text, language);
  return Array.from({ length: found.length / 2 }, (_, i) => text.slice(found[2 * i], found[2 * i + 1]));
}

Deno.test("compounds with hyphens and apostrophes are one word", () => {
  assert.deepEqual(words("a well-known, short‑range state-of-the-art l’homme and Kim’s"), [
    "a",
    "well-known",
    "short‑range",
    "state-of-the-art",
    "l’homme",
    "and",
    "Kim’s",
  ]);
});

Deno.test("numbers keep their separators and signs", () => {
  assert.deepEqual(words("about 3,000 of $5.5 million, 12% in 2014–15, 240mm, 10:30"), [
    "about",
    "3,000",
    "of",
    "$5.5",
    "million",
    "12%",
    "in",
    "2014–15",
    "240mm",
    "10:30",
  ]);
});

Deno.test("initials keep their last dot, a sentence does not", () => {
  assert.deepEqual(words("The U.S. said so."), ["The", "U.S.", "said", "so"]);
});

Deno.test("a dash between words does not join them", () => {
  assert.deepEqual(words("troops - 3,000 — went – east"), ["troops", "3,000", "went", "east"]);
});

Deno.test("scripts without spaces are cut by dictionary", () => {
  const found = words("朝鲜向俄罗斯派遣了三千名士兵。", "zh");
  assert.ok(found.length > 3 && found.includes("俄罗斯"), found.join("|"));
  assert.deepEqual(words("وقالت وكالة الأنباء.", "ar"), ["وقالت", "وكالة", "الأنباء"]);
});

Deno.test("a language tag that makes no sense falls back to the browser's own", () => {
  assert.deepEqual(words("plain words", "xx-nonsense"), ["plain", "words"]);
});

Deno.test("words never overlap, never touch a space and never cut a pair, in 300 random texts", () => {
  const random = randomness(2);
  for (let round = 0; round < 300; round += 1) {
    const text = random.text(random.below(30));
    const found = wordsOf(text);
    for (let i = 0; i < found.length; i += 2) {
      const [start, end] = [found[i] ?? 0, found[i + 1] ?? 0];
      assert.ok(start < end && (i === 0 || start >= (found[i - 1] ?? 0)), JSON.stringify(text));
      assert.equal(text.slice(start, end).trim(), text.slice(start, end));
      assert.doesNotMatch(text.slice(start, end), /^[\udc00-\udfff]|[\ud800-\udbff]$/);
    }
  }
});

Deno.test("quotes and brackets stay when both ends were selected", () => {
  assert.deepEqual(keptPairs("“", "It is so", ",” "), { before: 1, after: 2 });
  assert.deepEqual(keptPairs(" (“", "It is so", ".”) "), { before: 2, after: 3 });
  assert.deepEqual(keptPairs("“", "It is so", ","), { before: 0, after: 0 });
  assert.deepEqual(keptPairs("", "missiles (SRBMs", "), "), { before: 0, after: 1 });
  assert.deepEqual(keptPairs("", "missiles (SRBMs) flew", ")"), { before: 0, after: 0 });
});

Deno.test("exact ends never fall inside a family of emoji or before a combining mark", () => {
  const text = "x👩‍👩‍👧e\u0301y";
  assert.deepEqual(wholeGraphemes(text, 3, 4), { start: 1, end: 9 });
  assert.deepEqual(wholeGraphemes(text, 9, 10), { start: 9, end: 11 });
  assert.deepEqual(wholeGraphemes(text, 0, 1), { start: 0, end: 1 });
});
