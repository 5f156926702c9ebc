import assert from "node:assert/strict";
import { judge } from "../../../static/js/store/answers.js";
import { Outbox } from "../../../static/js/store/outbox.js";
/** @import { Change, Outcome } from "../../../static/js/store/types.js" */

/** @type {Outcome} */
const AWAY = { type: "away", reason: "offline" };
/** @type {Outcome} */
const REFUSED = {
  type: "refused",
  problem: { status: 400, title: "No", detail: "", errors: [] },
  current: null,
};

/** @param {string} row @param {Record<string, any>} [body] @returns {Change} */
const create = (row, body = {}) => ({ resource: "annotations", op: "create", row, body });
/** @param {string} row @param {Record<string, any>} body @returns {Change} */
const update = (row, body) => ({ resource: "annotations", op: "update", row, body });

/** @param {Outbox} outbox @param {Outcome} outcome @param {number} [now] */
function exchange(outbox, outcome, now = 0) {
  const entry = outbox.next(now);
  assert.ok(entry);
  outbox.started(entry.id);
  outbox.answered(entry.id, outcome, now);
  return entry;
}

Deno.test("changes are sent one at a time and in the order in which they were made", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  outbox.add(create("b"), null, "");
  const first = outbox.next(0);
  assert.equal(first?.row, "a");
  outbox.started(first?.id ?? "");
  assert.equal(outbox.next(0), null);
  outbox.answered(first?.id ?? "", { type: "done", row: {}, version: 1 }, 0);
  assert.equal(outbox.next(0)?.row, "b");
});

Deno.test("a request that finds nobody waits one second, then twice as long, at most thirty", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  const waits = [];
  let now = 0;
  for (let times = 0; times < 7; times++) {
    exchange(outbox, AWAY, now);
    waits.push(outbox.wait(now));
    now += outbox.wait(now) ?? 0;
  }
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});

Deno.test("waking sends at once what waits", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  exchange(outbox, AWAY);
  assert.equal(outbox.next(0), null);
  outbox.wake();
  assert.equal(outbox.next(0)?.row, "a");
});

Deno.test("a refused change stays and holds up only what builds on it", () => {
  const outbox = new Outbox();
  outbox.add({ resource: "claims", op: "create", row: "claim", body: {} }, null, "");
  outbox.add(create("a", { claim: "claim" }), null, "");
  outbox.add(create("b"), null, "");
  exchange(outbox, REFUSED);
  assert.equal(outbox.next(0)?.row, "b");
  assert.deepEqual(outbox.blocked().map((entry) => entry.row), ["a"]);
  assert.equal(outbox.entries.length, 3);
});

Deno.test("correcting a refused change sends it again, corrected", () => {
  const outbox = new Outbox();
  outbox.add(create("a", { note: "bad" }), null, "");
  exchange(outbox, REFUSED);
  outbox.add(update("a", { note: "good" }), null, "");
  assert.equal(outbox.entries.length, 1);
  assert.deepEqual(outbox.next(0)?.body, { note: "good" });
});

Deno.test("nothing is merged into a request that may have arrived", () => {
  const outbox = new Outbox();
  outbox.add(create("a", { note: "one" }), null, "");
  exchange(outbox, AWAY);
  outbox.add(update("a", { note: "two" }), null, "");
  assert.deepEqual(outbox.entries.map((entry) => entry.body.note), ["one", "two"]);
});

Deno.test("an answer's version becomes the If-Match of the next request on the row", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  outbox.started(outbox.entries[0]?.id ?? "");
  outbox.add(update("a", { note: "two" }), null, "");
  outbox.answered(outbox.entries[0]?.id ?? "", { type: "done", row: {}, version: 7 }, 0);
  assert.equal(outbox.next(0)?.version, 7);
});

Deno.test("an update isn't merged into a request that would name a row before it is made", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  outbox.add({ resource: "sources", op: "create", row: "source", body: {} }, null, "");
  outbox.add(update("a", { source: "source" }), null, "");
  assert.deepEqual(outbox.entries.map((entry) => `${entry.op} ${entry.row}`), [
    "create a",
    "create source",
    "update a",
  ]);
});

Deno.test("discarding a source that was refused unlinks the annotation and drops the attribution", () => {
  const outbox = new Outbox();
  const source = outbox.add({ resource: "sources", op: "create", row: "source", body: {} }, null, "");
  outbox.add(create("a", { source: "source" }), null, "");
  outbox.add(
    { resource: "attributions", op: "create", row: "link", body: { hops: [{ sources: ["source"] }] } },
    null,
    "",
  );
  exchange(outbox, REFUSED);
  outbox.discard(source.id, null);
  assert.deepEqual(outbox.entries.map((entry) => [entry.row, entry.body.source]), [["a", null]]);
});

Deno.test("a reload keeps refused changes refused and sends the rest again unchanged", () => {
  const before = new Outbox();
  before.add(create("a"), null, "");
  before.add(create("b"), null, "");
  exchange(before, REFUSED);
  before.started(before.entries[1]?.id ?? "");
  const after = new Outbox();
  after.load(structuredClone(before.entries));
  assert.deepEqual(after.entries.map((entry) => entry.state), ["refused", "queued"]);
  after.add(update("b", { note: "later" }), null, "");
  assert.equal(after.entries.length, 3);
});

Deno.test("answers are told apart: done, refused, and nobody there", () => {
  const outbox = new Outbox();
  const entry = outbox.add(update("a", { note: "x" }), 1, "");
  entry.attempts = 1;
  const typeOf = (/** @type {number} */ status, /** @type {any} */ body = {}) =>
    judge(entry, { status, body, version: 2 }).type;
  assert.deepEqual([200, 201, 204].map((status) => typeOf(status)), ["done", "done", "done"]);
  assert.deepEqual([400, 404, 409, 412, 413, 422].map((status) => typeOf(status)), Array(6).fill("refused"));
  assert.deepEqual([401, 408, 429, 500, 503].map((status) => typeOf(status)), Array(5).fill("away"));
  assert.equal(typeOf(403, { detail: "CSRF Failed: token incorrect." }), "away");
  assert.equal(typeOf(403, { detail: "You may not edit this article." }), "refused");
  assert.equal(judge(entry, null).type, "away");
});

Deno.test("a stale version is no refusal when the lost first attempt has done the work", () => {
  const outbox = new Outbox();
  const entry = outbox.add(update("a", { note: "x" }), 1, "");
  const answer = { status: 412, body: { current: { note: "x", version: 2 } }, version: null };
  entry.attempts = 1;
  assert.equal(judge(entry, answer).type, "refused");
  entry.attempts = 2;
  assert.deepEqual(judge(entry, answer), { type: "done", row: { note: "x", version: 2 }, version: 2 });
});

Deno.test("a clock that was put back between two loads doesn't change the order of what was kept", () => {
  const before = new Outbox();
  before.add(create("made"), null, "");
  exchange(before, AWAY);
  before.add(update("made", { note: "later" }), null, "");
  // The ids of before were made an hour later than those that come now.
  const kept = structuredClone(before.entries).map((entry) => ({
    ...entry,
    id: `ffffffff-${entry.id.slice(9)}`,
  }));
  const after = new Outbox();
  after.load(kept.reverse());
  after.add(create("new"), null, "");
  assert.deepEqual(after.entries.map((entry) => `${entry.op} ${entry.row}`), [
    "create made",
    "update made",
    "create new",
  ]);
});

Deno.test("what was kept before entries had an order comes first, by its ids", () => {
  const old = new Outbox();
  old.add(create("a"), null, "");
  old.add(create("b"), null, "");
  const kept = structuredClone(old.entries).map(({ order: _, ...entry }) => /** @type {any} */ (entry));
  const outbox = new Outbox();
  outbox.add(create("c"), null, "");
  outbox.load(kept.reverse());
  assert.deepEqual(outbox.entries.map((entry) => entry.row), ["a", "b", "c"]);
});

Deno.test("a tab that doesn't send merges nothing into what may be under way", () => {
  const outbox = new Outbox();
  outbox.isSender = false;
  outbox.add(create("a", { note: "one" }), null, "");
  outbox.add(update("a", { note: "two" }), null, "");
  assert.equal(outbox.entries.length, 2);
});

Deno.test("what another tab says of an entry that is over comes too late", () => {
  const outbox = new Outbox();
  const entry = structuredClone(outbox.add(create("a"), null, ""));
  exchange(outbox, { type: "done", row: {}, version: 1 });
  assert.equal(outbox.take(entry), false);
  outbox.load([entry]);
  assert.deepEqual(outbox.entries, []);
});

Deno.test("a tab that takes over sends again what the other had under way, unchanged", () => {
  const outbox = new Outbox();
  outbox.isSender = false;
  outbox.add(create("a"), null, "");
  outbox.take({ .../** @type {any} */ (outbox.entries[0]), state: "sending", attempts: 1 });
  assert.equal(outbox.next(0), null);
  outbox.takeOver();
  outbox.add(update("a", { note: "later" }), null, "");
  assert.deepEqual([outbox.next(0)?.row, outbox.entries.length], ["a", 2]);
});

Deno.test("nothing is built on what the answer to a repeated request tells of others", () => {
  const outbox = new Outbox();
  outbox.add(create("a"), null, "");
  exchange(outbox, AWAY);
  outbox.wake();
  outbox.add(update("a", { note: "mine" }), null, "");
  exchange(outbox, { type: "done", row: {}, version: 5 });
  assert.equal(outbox.next(0)?.version, 1);
});
