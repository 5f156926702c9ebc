import assert from "node:assert/strict";
import { COMMANDS } from "../../../static/js/panels/keys/commands.js";
import { fit, hasWords, ranked } from "../../../static/js/words/fuzzy.js";
import { shown } from "../../../static/js/words/keymap.js";

/** @param {string} typed */
const first = (typed) =>
  ranked(typed, COMMANDS, ({ label, keys }) => ({ text: label, keys: keys.map(shown) }))[0]?.id;

Deno.test("letters must come in their order", () => {
  assert.ok(fit("mkc", "Mark as claim") > 0);
  assert.equal(fit("ckm", "Mark as claim"), 0);
  assert.equal(fit("zz", "Mark as claim"), 0);
});

Deno.test("words come before scattered letters, beginnings before insides", () => {
  const order = (/** @type {string} */ typed, /** @type {string[]} */ rows) =>
    ranked(typed, rows, (text) => ({ text, keys: [] }));
  assert.deepEqual(order("und", ["Found one day", "Under the cursor", "Undo"]), [
    "Undo",
    "Under the cursor",
    "Found one day",
  ]);
  assert.deepEqual(order("ns", ["Unless", "Next source"]), ["Next source", "Unless"]);
  assert.deepEqual(order("a", ["b", "a", "ca"]), ["a", "ca"]);
});

Deno.test("case and accents don't count", () => {
  assert.ok(fit("CAFE", "café") > 0);
  assert.ok(fit("é", "E") > 0);
});

Deno.test("nothing typed keeps the table's order", () => {
  assert.deepEqual(ranked("", COMMANDS, ({ label, keys }) => ({ text: label, keys })), COMMANDS);
  assert.deepEqual(ranked("  ", COMMANDS, ({ label, keys }) => ({ text: label, keys })), COMMANDS);
});

Deno.test("a key finds its command", () => {
  assert.deepEqual([first("#"), first("ctrl+k"), first("g c"), first("?"), first("d")], [
    "mark-figure",
    "palette",
    "go-claim",
    "help",
    "add-piece",
  ]);
});

Deno.test("the commands of a day's work are found by what one would type", () => {
  const typed = {
    "undo": "undo",
    "redo": "redo",
    "next claim": "go-claim",
    "delete": "delete",
    "repeat": "repeat",
    "verdict": "record-verdict",
    "hide figures": "filter-figure",
    "nxt src": "go-source",
    "markcl": "mark-claim",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(typed).map((words) => [words, first(words)])), typed);
});

Deno.test("a long text that doesn't fit is told quickly", () => {
  assert.equal(fit("b".repeat(2_000), "a".repeat(20_000)), 0);
});

Deno.test("a filter finds words by their beginnings, in any order, case and accents apart", () => {
  const text = "Claim Élan’s ministry in İstanbul denied it. Unverified Open No speaker yet";
  for (const typed of ["elan", "istanbul claim", "MINIS den", " ", "open"]) {
    assert.ok(hasWords(typed, text), typed);
  }
  for (const typed of ["verified", "anbul", "claim lunn"]) assert.ok(!hasWords(typed, text), typed);
});

Deno.test("where a script has no spaces, a filter finds what is typed inside of words", () => {
  assert.ok(hasWords("国防部", "韩国国防部说"));
});
