import assert from "node:assert/strict";
import { Outbox } from "../../../static/js/store/outbox.js";
import { makeSame } from "../../../static/js/store/same-claim.js";

/** @param {{responses?: any[], marks?: any[], own?: any}} [there] */
function record({ responses = [], marks = [], own = {} } = {}) {
  const row = { id: "own", canonical: "own", topics: [], appearance_count: 1, ...own };
  return /** @type {any} */ ({
    row: () => row,
    rows: (/** @type {string} */ name) =>
      new Map(name === "responses" ? responses.map((one, i) => [i, one]) : []),
    inOrder: () => marks,
  });
}

const MARK = /** @type {any} */ ({ id: "mark", claim: "own" });
const merges = (/** @type {any} */ there) =>
  makeSame(record(there), MARK, "known").changes.some(({ resource }) => resource === "claims");

Deno.test("a claim that only its passage made becomes the one that is chosen", () => {
  const [link, merge] = makeSame(record(), MARK, "known").changes;
  assert.deepEqual(link?.body, { claim: "known" });
  assert.deepEqual([merge?.row, merge?.body], ["own", { merged_into: "known", canonical: "known" }]);
});

Deno.test("a claim on which anything else rests stays", () => {
  assert.ok(!merges({ responses: [{ claim: "own" }] }));
  assert.ok(!merges({ marks: [{ id: "other", claim: "own" }] }));
  assert.ok(!merges({ own: { topics: ["troops"] } }));
  assert.ok(!merges({ own: { appearance_count: 2 } }));
});

Deno.test("merging isn't sent as part of the request that makes the claim", () => {
  const outbox = new Outbox();
  outbox.add({ resource: "claims", op: "create", row: "own", body: { statement: "x" } }, null, "now");
  outbox.add({ resource: "claims", op: "update", row: "own", body: { merged_into: "known" } }, null, "now");
  assert.equal(outbox.of("own").length, 2);
});
