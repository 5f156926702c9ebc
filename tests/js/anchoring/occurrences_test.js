import assert from "node:assert/strict";
import { passagesOf, placesOf } from "../../../static/js/anchoring/occurrences.js";
import { plain, plainWithPlaces } from "../../../static/js/anchoring/plain.js";
import { fit } from "../../../static/js/words/fuzzy.js";
import { proseOf } from "./samples.js";

/** @param {string} text @param {string} typed @param {{isWhole?: boolean, isExact?: boolean}} [options] */
const found = (text, typed, options) => {
  const prose = proseOf([text], "en");
  return placesOf(prose, typed, options).map(({ start, end }) => prose.text(start, end));
};

Deno.test("words are found as they are typed, whatever nobody sees stands in them", () => {
  const kim = "Kim\u200b Jong\u2060-un";
  assert.deepEqual(found(`😀 Leader ${kim} left.`, "kim jong-un"), [kim]);
  assert.deepEqual(found("Das Bundes\u00adamt sagt", "Bundesamt", { isWhole: true, isExact: true }), [
    "Bundes\u00adamt",
  ]);
  assert.deepEqual(found("\u202bقال\u202c الرجل", "قال الرجل"), ["قال\u202c الرجل"]);
  assert.deepEqual(found("The \ufb01nal o\ufb03ce", "final office"), ["\ufb01nal o\ufb03ce"]);
  assert.deepEqual(found("1\u202f200 personnes, non\u2011stop", "1 200 personnes"), ["1\u202f200 personnes"]);
  assert.deepEqual(found("a non\u2011stop day", "non-stop"), ["non\u2011stop"]);
  assert.deepEqual(found("“We’re done,” he said.", '"we\'re done,"'), ["“We’re done,”"]);
  assert.deepEqual(found("I ❤\ufe0f you", "❤"), ["❤\ufe0f"]);
  assert.deepEqual(found("one \u200b two", "one two"), ["one \u200b two"]);
  assert.deepEqual(found("Kim Jong-un left.", kim), ["Kim Jong-un"]);
});

Deno.test("nothing is found for what nobody sees alone", () => {
  assert.deepEqual(found("a\u200bb", "\u200b"), []);
});

Deno.test("first and last words are found as they are typed", () => {
  const prose = proseOf(["He said Kim\u200b left, and the Bundes\u00adamt agreed."], "en");
  const [place] = passagesOf(prose, "Kim … Bundesamt");
  assert.equal(place && prose.text(place.start, place.end), "Kim\u200b left, and the Bundes\u00adamt");
});

Deno.test("each place leads back to the character that it comes from", () => {
  const text = "😀\u200bo\ufb03ce\u00ad ❤\ufe0f";
  const { text: typed, start, end } = plainWithPlaces(text);
  assert.equal(typed, plain(text));
  assert.equal(typed, "😀office ❤");
  assert.deepEqual([text.slice(start(2), end(3)), text.slice(start(3), end(6))], ["o", "\ufb03"]);
});

Deno.test("a name is chosen by plain words", () => {
  assert.ok(fit("bundesamt", "Bundes\u00adamt") > 0);
});

Deno.test("İstanbul is found by whoever types istanbul, and the other way round", () => {
  const cities = ["İstanbul", "Istanbul", "i̇stanbul"];
  for (const typed of ["istanbul", "İstanbul", "ISTANBUL", "i̇stanbul"]) {
    assert.deepEqual(found(`${cities.join(", ")} and Diyarbakır.`, typed), cities, typed);
  }
  assert.deepEqual(found("Diyarbakır", "diyarbakir"), ["Diyarbakır"]);
  assert.deepEqual(found(cities.join(" "), "İstanbul", { isExact: true }), ["İstanbul"]);
});
