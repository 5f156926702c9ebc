import assert from "node:assert/strict";
import { judge } from "../../../static/js/store/answers.js";
import { bringBack, settle } from "../../../static/js/store/mending.js";
import { ArticleRecord } from "../../../static/js/store/record.js";

const ROW = {
  id: "m",
  kind: "note",
  note: "old",
  tags: [],
  claim: null,
  source: null,
  entity: null,
  version: 1,
  anchor: { status: "anchored", pieces: [{ start: 0, end: 3, exact: "abc" }] },
};

/** A record that has one mark, with a change of it under way. @param {Record<string, any>} body */
function changing(body) {
  const record = new ArticleRecord({
    article: "a",
    revision: "r",
    user: { id: "u", name: "U" },
    text: () => "abc",
  });
  record.load("annotations", [/** @type {any} */ (ROW)]);
  record.commit([{ resource: "annotations", op: "update", row: "m", body }]);
  const [entry] = record.outbox.entries;
  assert.ok(entry);
  record.started(entry.id);
  return { record, entry };
}

/** @param {any} current */
const stale = (current) => ({ status: 412, version: null, body: { title: "Stale", current } });

Deno.test("a change of other fields than somebody else's goes on top of theirs, unasked", () => {
  const { record, entry } = changing({ note: "mine" });
  const outcome = judge(entry, stale({ ...ROW, tags: ["theirs"], version: 2 }));
  assert.equal(outcome.type, "overtaken");
  record.answered(entry.id, outcome);
  assert.deepEqual([entry.state, entry.version, entry.body], ["queued", 2, { note: "mine" }]);
  const seen = record.annotation("m");
  assert.deepEqual([seen?.note, seen?.tags], ["mine", ["theirs"]]);
});

Deno.test("a change of the same field is refused, and settled on top of theirs", () => {
  const { record, entry } = changing({ note: "mine" });
  record.answered(entry.id, judge(entry, stale({ ...ROW, note: "theirs", version: 2 })));
  assert.equal(entry.state, "refused");
  settle(record, entry.id, { note: "theirs and mine" });
  assert.deepEqual([entry.state, entry.version, entry.body, entry.was], ["queued", 2, {
    note: "theirs and mine",
  }, { note: "theirs" }]);
});

Deno.test("settled in their favour, the change is given up and theirs is shown", () => {
  const { record, entry } = changing({ note: "mine" });
  record.answered(entry.id, judge(entry, stale({ ...ROW, note: "theirs", version: 2 })));
  settle(record, entry.id, {});
  assert.equal(record.outbox.entries.length, 0);
  assert.equal(record.annotation("m")?.note, "theirs");
});

Deno.test("a mark that somebody deleted stays in sight while a change of it waits, and goes with it", () => {
  const { record, entry } = changing({ note: "mine" });
  record.forget("annotations", ["m"]);
  assert.equal(record.annotation("m")?.note, "mine");
  record.answered(entry.id, judge(entry, { status: 404, version: null, body: { title: "Missing" } }));
  assert.equal(record.annotation("m")?.note, "mine");
  record.discard(entry.id);
  assert.equal(record.annotation("m"), undefined);
});

Deno.test("brought back, it is restored before it is changed", () => {
  const { record, entry } = changing({ note: "mine" });
  record.forget("annotations", ["m"]);
  record.answered(entry.id, judge(entry, { status: 404, version: null, body: { title: "Missing" } }));
  bringBack(record, entry.id);
  assert.deepEqual(record.outbox.entries.map(({ op, version, body }) => [op, version, body]), [[
    "restore",
    2,
    {},
  ], ["update", null, { note: "mine" }]]);
  assert.equal(record.annotation("m")?.note, "mine");
});

Deno.test("a change of places names the text that they are places of", () => {
  const { entry } = changing({ pieces: [{ start: 0, end: 2 }] });
  assert.equal(entry.body.revision, "r");
});

Deno.test("what somebody else changed while the editor was writing isn't overwritten", () => {
  const record = new ArticleRecord({
    article: "a",
    revision: "r",
    user: { id: "u", name: "U" },
    text: () => "",
  });
  record.load("annotations", [/** @type {any} */ ({ ...ROW, note: "theirs", version: 2 })]);
  const write = (/** @type {string} */ seen) =>
    record.commit([{
      resource: "annotations",
      op: "update",
      row: "m",
      body: { note: "mine" },
      seen: { note: seen },
    }]);
  write("old");
  const [entry] = record.outbox.entries;
  assert.ok(entry);
  assert.deepEqual([entry.state, entry.problem?.status, record.stateOf("m")], ["refused", 412, "refused"]);
  settle(record, entry.id, { note: "both" });
  assert.deepEqual([entry.state, entry.version, entry.body.note], ["queued", 2, "both"]);
});

Deno.test("where nobody else has been, what was written is sent", () => {
  const record = new ArticleRecord({
    article: "a",
    revision: "r",
    user: { id: "u", name: "U" },
    text: () => "",
  });
  record.load("annotations", [/** @type {any} */ (ROW)]);
  record.commit([
    { resource: "annotations", op: "update", row: "m", body: { note: "mine" }, seen: { note: "old" } },
  ]);
  assert.equal(record.outbox.entries[0]?.state, "queued");
});
