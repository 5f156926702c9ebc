import assert from "node:assert/strict";
import { Sender } from "../../../static/js/net/sender.js";
import { mark, setStatement, setText } from "../../../static/js/store/actions.js";
import { decide, removePart } from "../../../static/js/store/parts.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { Sending } from "../../../static/js/store/sending.js";
import { FakeServer, SETTING } from "../store/fake_server.js";
/** @import { Entry, Reply } from "../../../static/js/store/types.js" */

async function desk() {
  const server = new FakeServer();
  /** @type {Map<string, Entry>} */
  const disk = new Map();
  const clock = { now: 0 };
  /** @type {(entry: Entry) => Promise<Reply|null>} */
  let line = (entry) => Promise.resolve(server.answer(entry));
  const record = new ArticleRecord(SETTING, () => clock.now);
  const journal = {
    put: (/** @type {Entry[]} */ entries) =>
      Promise.resolve(entries.forEach((entry) => disk.set(entry.id, structuredClone(entry)))),
    remove: (/** @type {Entry[]} */ entries) =>
      Promise.resolve(entries.forEach((entry) => disk.delete(entry.id))),
  };
  const reread = (/** @type {string} */ claim) =>
    Promise.resolve(structuredClone(server.rows.get(claim)?.data));
  const sending = new Sending(record);
  const sender = new Sender(
    { record, sending, journal, send: (entry) => line(entry), reread },
    () => clock.now,
  );
  sender.start();
  await sender.lead(true);
  const { id, command } = mark("claim", [{ start: 0, end: 5 }], "Seoul");
  record.commit(command.changes);
  return {
    server,
    disk,
    clock,
    record,
    sender,
    sending,
    id,
    cut: () => (line = () => Promise.resolve(null)),
    mend: () => (line = (entry) => Promise.resolve(server.answer(entry))),
  };
}

/** @param {() => Promise<void>} work */
async function quietly(work) {
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  globalThis.setTimeout = /** @type {any} */ (() => 0);
  globalThis.clearTimeout = () => {};
  try {
    await work();
  } finally {
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }
}

Deno.test("a mark reaches the server, its claim first, and leaves nothing on disk", () =>
  quietly(async () => {
    const { server, disk, record, sender, id } = await desk();
    await sender.pump();
    assert.deepEqual(server.log, ["create claims", "create annotations"]);
    assert.equal(record.stateOf(id), "saved");
    assert.equal(disk.size, 0);
  }));

Deno.test("without a network all stays on disk and shows as unsaved, and goes out when it is back", () =>
  quietly(async () => {
    const { server, disk, clock, record, sender, sending, id, cut, mend } = await desk();
    cut();
    await sender.pump();
    assert.deepEqual(sending.trouble, { reason: "offline", until: 1000 });
    assert.deepEqual([disk.size, record.stateOf(id)], [2, "unsaved"]);
    mend();
    clock.now = 1000;
    await sender.pump();
    assert.deepEqual([server.live("annotations").length, disk.size, sending.trouble], [1, 0, null]);
  }));

Deno.test("what the server refuses stays on disk with its reason until it is discarded", () =>
  quietly(async () => {
    const { disk, record, sender, sending, id } = await desk();
    await sender.pump();
    const annotation = record.annotation(id);
    assert.ok(annotation);
    record.commit(setText(annotation, { note: "forbidden" }).changes);
    await sender.pump();
    assert.equal(record.stateOf(id), "refused");
    const [refused] = disk.values();
    assert.equal(refused?.problem?.errors[0]?.message, "That word is forbidden.");
    sending.discard(refused?.id ?? "");
    assert.deepEqual([disk.size, record.annotation(id)?.note, record.stateOf(id)], [0, "", "saved"]);
  }));

Deno.test("a request is on disk as sent before it leaves", () =>
  quietly(async () => {
    const { disk, sender, server } = await desk();
    /** @type {number[]} */
    const attempts = [];
    const answer = server.answer.bind(server);
    server.answer = (entry) => {
      attempts.push(disk.get(entry.id)?.attempts ?? 0);
      return answer(entry);
    };
    await sender.pump();
    assert.deepEqual(attempts, [1, 1]);
  }));

Deno.test("a claim is edited and judged in one go: the verdict makes nothing stale", () =>
  quietly(async () => {
    const { disk, server, record, sender, id } = await desk();
    await sender.pump();
    const claim = record.annotation(id)?.claim ?? "";
    const verdict = decide(claim, { status: "disputed", reason: "Two deny it." });
    record.commit([...verdict.changes, ...setStatement(claim, "Better").changes]);
    await sender.pump();
    record.commit([
      ...removePart("verdicts", verdict.changes[0]?.row ?? "").changes,
      ...setStatement(claim, "Best").changes,
    ]);
    await sender.pump();
    assert.deepEqual([record.outbox.entries, disk.size], [[], 0]);
    assert.deepEqual([record.claim(claim)?.statement, record.claim(claim)?.verification_status], [
      "Best",
      "unverified",
    ]);
    assert.equal(server.rows.get(claim)?.data.statement, "Best");
  }));
