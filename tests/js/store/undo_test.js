import assert from "node:assert/strict";
import { attribute, changeKind, mark, remove, setPieces, setText } from "../../../static/js/store/actions.js";
import { newId } from "../../../static/js/store/ids.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { History } from "../../../static/js/store/undo.js";
import { SETTING } from "./fake_server.js";

/** @param {string} kind */
function marked(kind) {
  const record = new ArticleRecord(SETTING, () => 0);
  const history = new History(record);
  const { id, command } = mark(/** @type {any} */ (kind), [{ start: 0, end: 5 }], "Seoul");
  history.run(command);
  const get = () => {
    const annotation = record.annotation(id);
    assert.ok(annotation);
    return annotation;
  };
  return { record, history, id, get };
}

Deno.test("a claim is stated in the passage's words as soon as it is marked", () => {
  const { record, get } = marked("claim");
  assert.equal(record.claim(get().claim)?.statement, "Seoul");
  assert.equal(record.quote(get()), "Seoul");
  assert.equal(record.stateOf(get().id), "unsaved");
});

Deno.test("undo takes a mark away and redo brings the same mark back", () => {
  const { record, history, id, get } = marked("claim");
  const before = get();
  assert.deepEqual(history.undo(), { label: "claim marked", done: "all" });
  assert.equal(record.annotation(id), undefined);
  history.redo();
  assert.deepEqual(get(), before);
});

Deno.test("undo of every change of a passage gives back what stood there", () => {
  const { record, history, get } = marked("source");
  history.run(setText(get(), { note: "first" }));
  history.run(setText(get(), { note: "second" }));
  history.run(setPieces(get(), [{ start: 18, end: 23 }, { start: 0, end: 5 }]));
  history.run(changeKind(record, get(), "claim"));
  assert.deepEqual(get().anchor.pieces.map((piece) => piece.exact), ["Seoul", "North"]);
  history.undo();
  assert.deepEqual([get().kind, get().claim], ["source", null]);
  history.undo();
  assert.equal(get().anchor.pieces.length, 1);
  history.undo();
  assert.equal(get().note, "first");
});

Deno.test("undo brings back a deleted annotation with its attribution", () => {
  const { record, history, id, get } = marked("claim");
  history.run(attribute(undefined, id, { hops: [{ position: 0, role: "originator", sources: ["kim"], span: null }] }));
  history.run(remove(get()));
  history.undo();
  assert.deepEqual(record.attributionsOf(id)[0]?.hops[0]?.sources, ["kim"]);
});

Deno.test("changing a claim's kind drops its attribution and undo makes it again", () => {
  const { record, history, id, get } = marked("claim");
  history.run(attribute(undefined, id, { cue_stance: "distancing", hops: [] }));
  const claim = get().claim;
  history.run(changeKind(record, get(), "note"));
  assert.deepEqual([record.attributionsOf(id).length, get().claim], [0, null]);
  history.undo();
  assert.equal(get().claim, claim);
  assert.equal(record.attributionsOf(id)[0]?.cue_stance, "distancing");
});

Deno.test("undo passes over what was given up, and asks the server for nothing", () => {
  const { record, history, id, get } = marked("note");
  history.run(setText(get(), { note: "one" }));
  record.discard(record.outbox.entries[0]?.id ?? "");
  assert.equal(record.annotation(id), undefined);
  history.undo();
  history.undo();
  assert.deepEqual(record.outbox.entries, []);
});

Deno.test("deleting what the server refused gives it up", () => {
  const { record, history, id, get } = marked("note");
  const entry = record.outbox.entries[0];
  assert.ok(entry);
  record.started(entry.id);
  record.answered(entry.id, { type: "refused", problem: { status: 400, title: "No", detail: "", errors: [] }, current: null });
  assert.equal(record.stateOf(id), "refused");
  /** @type {string[]} */
  const dropped = [];
  record.subscribe((notice) => dropped.push(...notice.dropped.map((one) => one.id)));
  history.run(remove(get()));
  assert.deepEqual([record.annotation(id), record.outbox.entries, dropped], [undefined, [], [entry.id]]);
});

Deno.test("a deletion that the server refuses leaves the mark to be seen", () => {
  const { record, history, id, get } = marked("note");
  const row = { ...get(), version: 1 };
  record.answered(record.outbox.entries[0]?.id ?? "", { type: "done", row, version: 1 });
  history.run(remove(get()));
  const entry = record.outbox.entries[0];
  assert.equal(record.annotation(id), undefined);
  record.answered(entry?.id ?? "", { type: "refused", problem: { status: 412, title: "Stale", detail: "", errors: [] }, current: { ...row, version: 2 } });
  assert.equal(record.stateOf(id), "refused");
});

Deno.test("a list that was read before an answer doesn't take the answer back", () => {
  const { record, id, get } = marked("note");
  const entry = record.outbox.entries[0];
  record.answered(entry?.id ?? "", { type: "done", row: { ...get(), note: "new", version: 2 }, version: 2 });
  record.load("annotations", [{ ...get(), note: "old", version: 1 }]);
  assert.equal(record.annotation(id)?.note, "new");
});

Deno.test("a new command ends what could be redone", () => {
  const { history, get } = marked("note");
  history.run(setText(get(), { note: "one" }));
  history.undo();
  history.run(setText(get(), { note: "two" }));
  assert.equal(history.canRedo, false);
});

Deno.test("ids sort in the order in which they were made, also within a millisecond and with a clock that steps back", () => {
  const made = [newId(5000), ...Array.from({ length: 5000 }, () => newId(5000)), newId(4000)];
  assert.deepEqual([...made].sort(), made);
  assert.match(made[0] ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
