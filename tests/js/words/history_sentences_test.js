import assert from "node:assert/strict";
import { differences, historySentence } from "../../../static/js/words/history-sentences.js";

const NO_NAME = "019c1b5e-7c00-7000-8000-0000000000ff";
/** @type {Record<string, string>} */
const NAMES = {
  kim: "Kim Jong-un",
  kcna: "KCNA",
  moscow: "Moscow",
  claim: "Troops were sent",
  passage: "3,000 more troops",
};
const nameOf = (/** @type {string} */ id) => NAMES[id];

/** @param {string} verb @param {any} before @param {any} after @param {object} [more] @returns {any} */
const entry = (verb, before, after, more) => ({
  cursor: "1",
  at: "2025-03-27T10:00:00Z",
  verb,
  actor: { id: "lena", name: "Lena" },
  agent: "",
  before,
  after,
  ...more,
});
/** @param {Parameters<typeof entry>} of */
const told = (...of) => historySentence(entry(...of), nameOf);

Deno.test("one changed field is told with what was there before", () => {
  const [certain, probable] = ["certain", "probable"].map((certainty) => ({
    commitment: { certainty, polarity: "positive" },
    cue: null,
  }));
  assert.equal(
    told("attribution.updated", certain, probable),
    "Lena set the speaker’s certainty from certain to probable",
  );
  assert.equal(
    told("claim.updated", { statement: "A", topics: [] }, { statement: "A", topics: ["troops", "drones"] }),
    "Lena set the topics from nothing to troops, drones",
  );
  assert.equal(
    told("claim.status_changed", { verification_status: "unverified" }, { verification_status: "disputed" }),
    "Lena set the verification status from unverified to disputed",
  );
});

Deno.test("several changed fields are named, and each is told for itself", () => {
  const change = entry("response.updated", { answer: "not_confirmed", note: "" }, {
    answer: "denied",
    note: "On television",
  });
  assert.equal(historySentence(change, nameOf), "Lena changed the answer and the note");
  assert.deepEqual(differences(change, nameOf), [
    { name: "answer", field: "the answer", before: "not confirmed", after: "denied" },
    { name: "note", field: "the note", before: "nothing", after: "“On television”" },
  ]);
});

Deno.test("what was added, removed and restored is told by its content", () => {
  const hops = [{ position: 0, role: "originator", sources: ["kim"], span: null }, {
    position: 1,
    role: "relay",
    sources: ["kcna"],
    span: null,
  }];
  assert.equal(
    told("annotation.created", null, { kind: "claim", pieces: [{ start: 0, end: 5, exact: "Seoul" }] }),
    "Lena marked “Seoul” as a claim",
  );
  assert.equal(
    told("attribution.created", null, { hops }),
    "Lena added the attribution: KCNA relays Kim Jong-un",
  );
  assert.equal(
    told("response.deleted", { party: "moscow", answer: "denied" }, null),
    "Lena removed the answer of “Moscow”: denied",
  );
  assert.equal(
    told("figure.restored", null, { value: "3000", counted: "troops", figure_type: "delta" }),
    "Lena restored the figure 3,000 more troops",
  );
  assert.equal(
    told("evidence.created", null, { stance: "for", annotation: "passage", url: "", note: "" }),
    "Lena added evidence for: “3,000 more troops”",
  );
  assert.equal(told("verdict.created", null, { status: "false" }), "Lena added the verdict: false");
  assert.equal(
    told("relation.created", null, { kind: "denies", other: "claim" }),
    "Lena added a relation: denies “Troops were sent”",
  );
});

Deno.test("links are told by what they lead to", () => {
  assert.equal(
    told("appearance.created", null, { claim: "claim" }),
    "Lena set the claim to “Troops were sent”",
  );
  assert.equal(
    told("appearance.deleted", { claim: "claim" }, null),
    "Lena removed the link to the claim “Troops were sent”",
  );
  assert.equal(
    told("appearance.updated", { claim: NO_NAME }, { claim: "claim" }),
    "Lena set the claim from a record that isn’t shown here to “Troops were sent”",
  );
});

Deno.test("ids never reach the reader, and a machine is named beside whom it works for", () => {
  assert.equal(
    told("annotation.updated", { source: null }, { source: NO_NAME }),
    "Lena set the source from nothing to a record that isn’t shown here",
  );
  assert.equal(
    told("claim.updated", { statement: "A" }, { statement: "B" }, { agent: "importer" }),
    "Lena (importer) set the statement from “A” to “B”",
  );
});

Deno.test("a verb that came into being later still makes a sentence", () => {
  assert.equal(
    told("claim.merged", null, { into: "claim" }),
    "Lena merged the claim into “Troops were sent”",
  );
  assert.equal(told("anchor.carried_over", null, {}), "Lena carried over the passage");
});

Deno.test("a forecast, a day of saying and things counted together are told in words", () => {
  const before = { commitment: { certainty: "possible", tense: "unspecified" }, said_on: "", things: [] };
  assert.equal(
    told("attribution.updated", before, {
      ...before,
      commitment: { certainty: "possible", tense: "future" },
    }),
    "Lena set the tense from unspecified to is forecast",
  );
  assert.equal(
    told("attribution.updated", before, { ...before, said_on: "2025" }),
    "Lena set the day it was said from nothing to 2025",
  );
  assert.equal(
    told("figure.updated", before, { ...before, things: ["howitzers", "launchers"] }),
    "Lena set the things counted together from nothing to howitzers, launchers",
  );
  assert.equal(
    told("figure.updated", { base: null }, { base: "11000" }),
    "Lena set the number before from nothing to 11,000",
  );
});
