import assert from "node:assert/strict";
import { bothOf, settled } from "../../../static/js/words/versions.js";

Deno.test("two notes follow each other, two lists of tags become one, of two kinds only one can be", () => {
  assert.equal(bothOf("note", "my own words", "their own words"), "their own words\nmy own words");
  assert.deepEqual(bothOf("tags", ["war", "north"], ["north", "aid"]), ["north", "aid", "war"]);
  assert.equal(bothOf("statement", "Varland sent men.", "Varland sent ships."), undefined);
  assert.equal(bothOf("kind", "claim", "note"), undefined);
  assert.equal(bothOf("note", "", "their own words"), undefined);
  assert.equal(bothOf("pieces", [{ start: 1 }], [{ start: 2 }]), undefined);
});

Deno.test("what is sent is what differs from theirs once it is settled", () => {
  const mine = { note: "mine it is", kind: "cue", tags: ["a"] },
    theirs = { note: "theirs it is", kind: "note", tags: ["b"] };
  assert.deepEqual(settled(mine, theirs, { note: "both", kind: "theirs", tags: "mine" }), {
    note: "theirs it is\nmine it is",
    tags: ["a"],
  });
  assert.deepEqual(settled(mine, theirs, { note: "theirs", kind: "theirs" }), {});
});

Deno.test("of the scales of commitment each can be somebody else's", () => {
  const mine = { commitment: { certainty: "certain", polarity: "negative", tense: "future" } },
    theirs = { commitment: { certainty: "possible", polarity: "positive", tense: "past" } };
  assert.deepEqual(settled(mine, theirs, { certainty: "mine", polarity: "theirs", tense: "mine" }), {
    commitment: { certainty: "certain", polarity: "positive", tense: "future" },
  });
});
