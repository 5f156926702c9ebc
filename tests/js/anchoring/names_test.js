import assert from "node:assert/strict";
import { nameFrom, namesIn } from "../../../static/js/anchoring/names.js";
import { passagesOf, placesOf } from "../../../static/js/anchoring/occurrences.js";
import { proseOf as proseOfBlocks } from "./samples.js";

/** @param {string[]} texts Bars stand before further sentences. */
const proseOf = (...texts) => proseOfBlocks(texts, "en");

/** @param {string} text */
const names = (text) => {
  const prose = proseOf(text);
  return namesIn(prose, 0).map(({ start, end }) => prose.text(start, end));
};

Deno.test("names are runs of words with capitals, numbers stand alone", () => {
  assert.deepEqual(
    names("On Monday, Colonel Anton Reiss told the BBC in Port Halden that 3,000 of 9,000 had gone."),
    ["Monday", "Colonel Anton Reiss", "BBC", "Port Halden", "3,000", "9,000"],
  );
});

Deno.test("a capital that begins a sentence or a quotation makes no name, unless seen elsewhere", () => {
  assert.deepEqual(names("The army came. |Korvia said so. |“We know,” he said, and Korvia knew."), [
    "Korvia",
    "Korvia",
  ]);
  assert.deepEqual(names("The General Staff said so."), ["General Staff"]);
});

Deno.test("a name at the end of a sentence doesn't reach into the next one", () => {
  assert.deepEqual(names("So says KST. |The agency did not say when. |It met Ilka, Moren and others."), [
    "KST",
    "Ilka",
    "Moren",
  ]);
});

Deno.test("a possessive is left out, and ends the name", () => {
  assert.deepEqual(names("It was Arden’s General Staff and the Marshals’ Guard."), [
    "Arden",
    "General Staff",
    "Marshals",
    "Guard",
  ]);
});

Deno.test("scripts without capitals have their numbers", () => {
  assert.deepEqual(names("韩国称 3000 名士兵"), ["3000"]);
});

Deno.test("stepping goes through all blocks, both ways, and ends", () => {
  const prose = proseOf("🎺 in Drava", "nothing here", "from Lissa to Belograd");
  const words = [];
  for (let name = nameFrom(prose, 0, 1); name; name = nameFrom(prose, name.end, 1)) {
    words.push(prose.text(name.start, name.end));
  }
  assert.deepEqual(words, ["Drava", "Lissa", "Belograd"]);
  const back = [];
  for (let name = nameFrom(prose, prose.length, -1); name; name = nameFrom(prose, name.start, -1)) {
    back.push(prose.text(name.start, name.end));
  }
  assert.deepEqual(back, ["Belograd", "Lissa", "Drava"]);
});

Deno.test("places are found in code points, whole words on request, whatever the pattern signs", () => {
  const prose = proseOf("🎺 Drava’s Dravan drava (Drava)", "a.b axb a.b", "İstanbul Drava");
  const at = (/** @type {string} */ words, options = {}) =>
    placesOf(prose, words, options).map(({ start, end }) => [start, prose.text(start, end)]);
  assert.deepEqual(at("Drava", { isWhole: true, isExact: true }), [[2, "Drava"], [24, "Drava"], [
    54,
    "Drava",
  ]]);
  assert.equal(at("drava").length, 5);
  assert.equal(at("a.b").length, 2);
  assert.deepEqual(at(""), []);
  assert.deepEqual(at("   "), []);
  assert.deepEqual(placesOf(proseOf("我们说我们"), "我们", { isWhole: true }).length, 2);
});

Deno.test("a passage is found by its first and last words, within one block", () => {
  const prose = proseOf("Of 9,000 who went, 3,000 are dead or wounded, he said.", "wounded of late");
  const found = (/** @type {string} */ asked) =>
    passagesOf(prose, asked).map(({ start, end }) => prose.text(start, end));
  assert.deepEqual(found("3,000 … wounded"), ["3,000 are dead or wounded"]);
  assert.deepEqual(found("3,000...dead"), ["3,000 are dead"]);
  assert.deepEqual(found("of … wounded"), ["Of 9,000 who went, 3,000 are dead or wounded"]);
  assert.deepEqual(found("he … late"), []);
  assert.deepEqual(found("wounded …"), ["wounded", "wounded"]);
});
