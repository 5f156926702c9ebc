import assert from "node:assert/strict";
import { likelyChain } from "../../../static/js/store/likely-chain.js";

const TEXT =
  "Ilka Moren praised drones that “choose their targets”, the VNA reported. The ministry said no more.";

/** @param {string} kind @param {string} words @param {string|null} [source] @returns {any} */
function mark(kind, words, source = null) {
  const start = TEXT.indexOf(words);
  return { id: words, kind, source, anchor: { pieces: [{ start, end: start + words.length }] } };
}

const ALL = [
  mark("source", "Ilka Moren", "moren"),
  mark("cue", "praised"),
  mark("claim", "drones that “choose their targets”"),
  mark("source", "VNA", "agency"),
  mark("cue", "reported"),
  mark("source", "The ministry", "ministry"),
  mark("cue", "said"),
];
const FIRST = { start: 0, end: TEXT.indexOf(".") + 1 };

/** @param {any[]} marks @param {any} claim */
function likely(marks, claim) {
  const { source, cue } = likelyChain(marks, claim, FIRST);
  return [source?.source, cue?.id];
}

Deno.test("the nearest cue of the sentence is proposed, and the source nearest to it", () => {
  assert.deepEqual(likely(ALL, ALL[2]), ["moren", "praised"]);
  const without = ALL.filter(({ id }) => id !== "praised" && id !== "Ilka Moren");
  assert.deepEqual(likely(without, ALL[2]), ["agency", "reported"]);
});

Deno.test("nothing of another sentence is proposed, and no words that name nobody yet", () => {
  const others = ALL.filter(({ id }) => ["The ministry", "said"].includes(id) || id === ALL[2].id);
  assert.deepEqual(likely(others, ALL[2]), [undefined, undefined]);
  assert.deepEqual(likely([ALL[2], mark("source", "VNA")], ALL[2]), [undefined, undefined]);
});

Deno.test("words outside of the claim come before those inside it", () => {
  const whole = mark("claim", "Ilka Moren praised drones that “choose their targets”");
  assert.deepEqual(likely(ALL, whole), ["agency", "reported"]);
  assert.deepEqual(likely([ALL[0], ALL[1]], whole), ["moren", "praised"]);
});
