import assert from "node:assert/strict";
import { attribute, changeKind, mark, remove, setPieces, setText } from "../../../static/js/store/actions.js";
import { newId } from "../../../static/js/store/ids.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { markAlike } from "../../../static/js/store/repeat.js";
import { History } from "../../../static/js/store/undo.js";
import { SETTING } from "./fake_server.js";
import { Newsroom } from "./newsroom.js";
/** @import { Tab } from "./tab.js" */

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
  history.run(
    attribute(undefined, id, { hops: [{ position: 0, role: "originator", sources: ["kim"], span: null }] }),
  );
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
  record.answered(entry.id, {
    type: "refused",
    problem: { status: 400, title: "No", detail: "", errors: [] },
    current: null,
  });
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
  record.answered(entry?.id ?? "", {
    type: "refused",
    problem: { status: 412, title: "Stale", detail: "", errors: [] },
    current: { ...row, version: 2 },
  });
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

Deno.test("ids sort in the order of their making, within a millisecond and when the clock steps back", () => {
  const made = [newId(5000), ...Array.from({ length: 5000 }, () => newId(5000)), newId(4000)];
  assert.deepEqual([...made].sort(), made);
  assert.match(made[0] ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

/** One tab of one person, on a good line. */
function office() {
  const room = new Newsroom(() => 9, { tabs: 1, withOthers: true });
  const { id, command } = mark("source", [{ start: 0, end: 5 }], "Seoul");
  const tab = () => /** @type {Tab} */ (room.tabs[0]);
  tab().history.run(command);
  const send = () => {
    while (room.send(true));
  };
  send();
  return { room, id, tab, send };
}

Deno.test("after a reload a deletion is undone, and what was made before it too", () => {
  const { room, id, tab, send } = office();
  tab().history.run(remove(/** @type {any} */ (tab().record.annotation(id))));
  send();
  room.reload(tab());
  assert.equal(tab().record.annotation(id), undefined);
  assert.deepEqual(tab().history.undo(), { label: "source deleted", done: "all" });
  send();
  assert.equal(room.server.live("annotations").length, 1);
  assert.deepEqual(tab().history.undo(), { label: "source marked", done: "all" });
  send();
  assert.deepEqual(room.server.live("annotations"), []);
  room.reload(tab());
  assert.deepEqual(tab().history.redo(), { label: "source marked", done: "all" });
  send();
  assert.equal(room.server.live("annotations").length, 1);
});

Deno.test("a deletion whose answer was lost with the page is undone all the same", () => {
  const { room, id, tab, send } = office();
  tab().history.run(remove(/** @type {any} */ (tab().record.annotation(id))));
  const entry = /** @type {any} */ (tab().record.outbox.next(1e9));
  tab().record.started(entry.id);
  room.server.answer(structuredClone(entry));
  room.reload(tab());
  send();
  assert.deepEqual(tab().history.undo(), { label: "source deleted", done: "all" });
  send();
  assert.equal(room.server.live("annotations").length, 1);
});

Deno.test("what somebody else wrote since isn't undone, and the step before it is", () => {
  const { room, id, tab, send } = office();
  const get = () => /** @type {any} */ (tab().record.annotation(id));
  tab().history.run(setPieces(get(), [{ start: 0, end: 3 }]));
  tab().history.run(setText(get(), { note: "mine" }));
  send();
  room.server.touch(id, { note: "theirs" });
  room.reload(tab());
  assert.deepEqual(tab().history.undo(), { label: "note changed", done: "none" });
  assert.deepEqual(tab().record.outbox.entries, []);
  assert.deepEqual(tab().history.undo(), { label: "passage changed", done: "all" });
  send();
  assert.deepEqual([get().note, get().anchor.pieces[0].end], ["theirs", 5]);
  assert.deepEqual(tab().history.undo(), { label: "source marked", done: "none" });
  assert.equal(room.server.live("annotations").length, 1);
});

Deno.test("of several marks made at once those go that nobody else has touched", () => {
  const { room, id, tab, send } = office();
  const { annotation } = { annotation: /** @type {any} */ (tab().record.annotation(id)) };
  tab().history.run(markAlike(annotation, [{ start: 6, end: 9 }, { start: 10, end: 12 }], "x"));
  send();
  const made = tab().record.inOrder().filter((one) => one.id !== id);
  room.server.touch(made[0]?.id ?? "", { note: "theirs" });
  room.reload(tab());
  assert.deepEqual(tab().history.undo(), { label: "2 marked as source", done: "some" });
  send();
  assert.deepEqual(room.server.live("annotations").map((row) => row.id), [id, made[0]?.id]);
});

Deno.test("that the server writes a note in its own way is nobody else's change", () => {
  const { room, id, tab, send } = office();
  tab().history.run(setText(/** @type {any} */ (tab().record.annotation(id)), { note: "  mine " }));
  send();
  room.reload(tab());
  assert.deepEqual(tab().history.undo(), { label: "note changed", done: "all" });
});

Deno.test("two tabs have one history: what one did the other takes back", () => {
  const { room, id, tab, send } = office();
  room.open();
  const other = /** @type {Tab} */ (room.tabs[1]);
  other.history.run(setText(/** @type {any} */ (other.record.annotation(id)), { note: "of the second tab" }));
  room.hearAll();
  send();
  room.hearAll();
  assert.equal(tab().record.annotation(id)?.note, "of the second tab");
  assert.deepEqual(tab().history.undo(), { label: "note changed", done: "all" });
  room.hearAll();
  assert.deepEqual([other.record.annotation(id)?.note, other.history.canRedo], ["", true]);
});
