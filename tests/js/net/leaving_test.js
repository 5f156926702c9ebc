/** What is sent before a person signs out, and what stays. */

import assert from "node:assert/strict";
import { sendRest } from "../../../static/js/net/leaving.js";

/** @import { Entry, Reply } from "../../../static/js/store/types.js" */

/** @param {string} id @param {Partial<Entry>} [more] @returns {Entry} */
function entry(id, more = {}) {
  return {
    id,
    order: Number(id),
    resource: "annotations",
    op: "create",
    row: `row ${id}`,
    body: {},
    version: null,
    state: "queued",
    attempts: 0,
    notBefore: 0,
    problem: null,
    at: "",
    ...more,
  };
}

/** @param {Entry[]} entries */
function keeper(entries) {
  const rows = new Map(entries.map((one) => [one.id, one]));
  return {
    rows,
    put: (/** @type {Entry} */ one) => Promise.resolve(void rows.set(one.id, structuredClone(one))),
    remove: (/** @type {string} */ id) => Promise.resolve(void rows.delete(id)),
  };
}

/** @param {number} status @param {number|null} [version] @returns {Reply} */
const answer = (status, version = 1) => ({ status, body: null, version });

Deno.test("what was left is sent in order, each change on the version that the last one led to", async () => {
  const entries = [entry("1"), entry("2", { op: "update", row: "row 1", behind: "1" })];
  const kept = keeper(entries);
  /** @type {[string, number|null][]} */
  const sent = [];
  const left = await sendRest(entries, kept, (one) => {
    sent.push([one.op, one.version]);
    return Promise.resolve(answer(200, sent.length));
  });
  assert.deepEqual(left, null);
  assert.deepEqual(sent, [["create", null], ["update", 1]]);
  assert.deepEqual(kept.rows.size, 0);
});

Deno.test("without a server nothing more is tried, and all of it stays", async () => {
  const entries = [entry("1"), entry("2")];
  const kept = keeper(entries);
  let asked = 0;
  const left = await sendRest(entries, kept, () => Promise.resolve((asked++, null)));
  assert.deepEqual(left, "offline");
  assert.deepEqual(asked, 1);
  assert.deepEqual([...kept.rows.keys()], ["1", "2"]);
});

Deno.test("what the server refuses stays as it was, and holds up nothing else", async () => {
  const entries = [entry("1"), entry("2")];
  const kept = keeper(entries);
  const left = await sendRest(entries, kept, (one) => Promise.resolve(answer(one.id === "1" ? 422 : 201)));
  assert.deepEqual(left, "refused");
  assert.deepEqual([...kept.rows.values()].map(({ id, state }) => [id, state]), [["1", "sending"]]);
});

Deno.test("a session that is another's by now gets nothing", async () => {
  const entries = [entry("1")];
  const body = {
    detail:
      "This page was opened by somebody who has signed out since. Sign in as that person to send their work.",
  };
  assert.deepEqual(
    await sendRest(entries, keeper(entries), () => Promise.resolve({ status: 403, body, version: null })),
    "signed-out",
  );
});
