import assert from "node:assert/strict";
import { consequences, namedBy, OwnDoings, told } from "../../../static/js/words/changed-by-others.js";

const ARTICLE = "a";
let place = 0;

/**
 * @param {string} verb
 * @param {string} subject
 * @param {{article?: string|null, claim?: string|null}} [more]
 */
const change = (verb, subject, { article = ARTICLE, claim = null } = {}) => ({
  verb,
  subject,
  article,
  claim,
  actor: "ada",
  place: `1-${++place}`,
});

const nothingKnown = () => false;

Deno.test("rows that were made, changed or restored are read once, those that are gone are let go", () => {
  const { read, gone } = consequences([
    change("annotation.created", "m"),
    change("annotation.updated", "m"),
    change("attribution.deleted", "h"),
  ], nothingKnown);
  assert.deepEqual(read, [["annotations", "m"]]);
  assert.deepEqual(gone, [["attributions", "h"]]);
});

Deno.test("the last word counts", () => {
  const { read, gone } = consequences(
    [change("annotation.deleted", "m"), change("annotation.restored", "m")],
    nothingKnown,
  );
  assert.deepEqual([read, gone], [[["annotations", "m"]], []]);
});

Deno.test("a record that no article owns concerns the desk only when it has it", () => {
  const elsewhere = { article: null };
  const changes = [change("source.updated", "s", elsewhere), change("source.updated", "t", elsewhere)];
  assert.deepEqual(consequences(changes, (resource, id) => resource === "sources" && id === "s").read, [[
    "sources",
    "s",
  ]]);
});

Deno.test("a new part of a claim that the desk has is read, one of another claim isn't", () => {
  const changes = [
    change("verdict.created", "v", { article: null, claim: "c" }),
    change("verdict.created", "w", { article: null, claim: "d" }),
  ];
  assert.deepEqual(consequences(changes, (resource, id) => resource === "claims" && id === "c").read, [[
    "verdicts",
    "v",
  ]]);
});

Deno.test("a new text is told of, and what the desk doesn't show is passed over", () => {
  const { read, isTextNew } = consequences(
    [change("revision.created", "r"), change("article.updated", "a")],
    nothingKnown,
  );
  assert.deepEqual([read, isTextNew], [[], true]);
});

Deno.test("what this page did is recognised once; the same again was done elsewhere", () => {
  const own = new OwnDoings();
  own.did({ row: "m", op: "update" }, 0);
  assert.deepEqual(own.knows(change("annotation.created", "m")), false);
  assert.deepEqual(own.knows(change("annotation.updated", "m")), true);
  assert.deepEqual(own.knows(change("annotation.updated", "m")), false);
});

Deno.test("what is never told of is forgotten after a while", () => {
  const own = new OwnDoings();
  own.did({ row: "m", op: "update" }, 0);
  own.did({ row: "n", op: "update" }, 120_000);
  assert.deepEqual(own.knows(change("annotation.updated", "m")), false);
  assert.deepEqual(own.knows(change("annotation.updated", "n")), true);
});

Deno.test("others' doings make one sentence", () => {
  assert.deepEqual(told([]), "");
  assert.deepEqual(told([{ verb: "annotation.created", name: "Ada" }]), "Ada added a mark.");
  assert.deepEqual(told([{ verb: "evidence.deleted", name: "Ada" }]), "Ada deleted evidence.");
  assert.deepEqual(
    told([{ verb: "attribution.updated", name: "Ada" }, { verb: "annotation.created", name: "Ben" }]),
    "Ada and Ben made 2 changes.",
  );
  assert.deepEqual(
    told(["Ada", "Ben", "Cleo"].map((name) => ({ verb: "claim.updated", name }))),
    "3 people made 3 changes.",
  );
});

Deno.test("a row names the records that are shown by their names", () => {
  assert.deepEqual(namedBy("annotations", { claim: "c", source: null, entity: "e" }), [["c", "claims"], [
    "e",
    "entities",
  ]]);
  assert.deepEqual(namedBy("attributions", { hops: [{ sources: ["s", "t"] }, { sources: [] }] }), [[
    "s",
    "sources",
  ], ["t", "sources"]]);
  assert.deepEqual(namedBy("claims", { canonical: "d" }), [["d", "claims"]]);
  assert.deepEqual(namedBy("annotations", undefined), []);
});

Deno.test("a text whose words were blanked is told of as such, and not as a mere new text", () => {
  const redacted = consequences(
    [change("revision.redacted", "r"), change("annotation.redacted", "m")],
    nothingKnown,
  );
  assert.deepEqual([redacted.isTextNew, redacted.isRedacted, redacted.read], [true, true, [[
    "annotations",
    "m",
  ]]]);
  assert.equal(consequences([change("revision.created", "r")], nothingKnown).isRedacted, false);
});
