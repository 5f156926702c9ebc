import assert from "node:assert/strict";
import { changeKind, mark, remove } from "../../../static/js/store/actions.js";
import { figureOf, partsOf, statusOf, verdictsOf } from "../../../static/js/store/claim-record.js";
import {
  addEvidence,
  addFigure,
  answer,
  changePart,
  decide,
  relate,
  removePart,
} from "../../../static/js/store/parts.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { History } from "../../../static/js/store/undo.js";
import { SETTING } from "./fake_server.js";

function marked() {
  const record = new ArticleRecord(SETTING, () => 0);
  const history = new History(record);
  const { id, command } = mark("claim", [{ start: 0, end: 5 }], "Seoul");
  history.run(command);
  return { record, history, id, claim: record.annotation(id)?.claim ?? "" };
}

/** Lets the server have everything that is unsent. @param {ArticleRecord} record */
function saved(record) {
  for (let entry = record.outbox.next(0); entry; entry = record.outbox.next(0)) {
    record.started(entry.id);
    record.answered(entry.id, {
      type: "done",
      row: entry.op === "delete"
        ? null
        : { ...record.row(entry.resource, entry.row), version: (entry.version ?? 0) + 1 },
      version: (entry.version ?? 0) + 1,
    });
  }
}

/** @param {ArticleRecord} record @param {string} resource */
function refuse(record, resource) {
  const entry = record.outbox.entries.find((one) => one.resource === resource);
  assert.ok(entry);
  record.started(entry.id);
  record.answered(entry.id, {
    type: "refused",
    problem: { status: 400, title: "No", detail: "", errors: [] },
    current: null,
  });
  return entry;
}

Deno.test("one gesture records the same answer of several parties, and one undo takes all back", () => {
  const { record, history, claim } = marked();
  history.run(answer(claim, ["moscow", "pyongyang"], { answer: "not_confirmed" }));
  assert.deepEqual(partsOf(record, "responses", claim).map((row) => [row.party, row.answer, row.answered]), [[
    "moscow",
    "not_confirmed",
    null,
  ], ["pyongyang", "not_confirmed", null]]);
  assert.deepEqual(history.undo(), { label: "answers added", done: "all" });
  assert.deepEqual(partsOf(record, "responses", claim), []);
  history.redo();
  assert.equal(partsOf(record, "responses", claim).length, 2);
});

Deno.test("a party that is new is made before its answer, and stays when the answer is undone", () => {
  const { record, history, claim } = marked();
  history.run(
    answer(claim, ["new"], { answer: "denied" }, [{
      id: "new",
      create: { name: "Moscow", source_kind: "government_body" },
    }]),
  );
  assert.deepEqual(record.outbox.entries.slice(-2).map(({ resource }) => resource), ["sources", "responses"]);
  history.undo();
  assert.equal(record.source("new")?.name, "Moscow");
});

Deno.test("undo gives back a changed and a removed part of a record", () => {
  const { record, history, claim } = marked();
  history.run(addFigure(claim, null, { value: 3000, counted: "troops" }));
  saved(record);
  const [figure] = partsOf(record, "figures", claim);
  history.run(changePart("figures", figure?.id ?? "", { value: 3500, modality: "about" }));
  history.run(removePart("figures", figure?.id ?? ""));
  assert.deepEqual(partsOf(record, "figures", claim), []);
  history.undo();
  history.undo();
  assert.deepEqual(partsOf(record, "figures", claim).map((row) => [row.value, row.modality]), [[
    3000,
    "exact",
  ]]);
});

Deno.test("a verdict counts at once, the later is in force, withdrawing it brings back the earlier", () => {
  const { record, history, claim } = marked();
  saved(record);
  history.run(decide(claim, { status: "disputed", reason: "Two deny it." }));
  assert.equal(statusOf(record, claim), "disputed");
  history.run(decide(claim, { status: "verified", reason: "It was seen." }));
  assert.deepEqual(verdictsOf(record, claim).map((row) => row.status), ["verified", "disputed"]);
  assert.deepEqual([statusOf(record, claim), verdictsOf(record, claim)[0]?.author], ["verified", "Ada"]);
  history.undo();
  assert.equal(statusOf(record, claim), "disputed");
});

Deno.test("what the server says of a claim's status holds once it has heard of every verdict", () => {
  const { record, history, claim } = marked();
  saved(record);
  history.run(decide(claim, { status: "disputed", reason: "Two deny it." }));
  saved(record);
  record.follow("claims", { ...record.claim(claim), verification_status: "inconclusive", version: 2 }, [
    "verification_status",
    "version",
  ]);
  assert.equal(statusOf(record, claim), "inconclusive");
});

Deno.test("an edit that waits behind a verdict builds on the version that the verdict made", () => {
  const { record, claim } = marked();
  saved(record);
  record.commit([{ resource: "claims", op: "update", row: claim, body: { statement: "Better" } }]);
  record.follow("claims", {
    ...record.claim(claim),
    statement: "Seoul",
    verification_status: "disputed",
    version: 2,
  }, ["verification_status", "version"]);
  assert.deepEqual([
    record.outbox.of(claim)[0]?.version,
    record.claim(claim)?.statement,
    record.claim(claim)?.verification_status,
  ], [2, "Better", "disputed"]);
});

Deno.test("an edit never builds on what somebody else changed meanwhile", () => {
  const { record, claim } = marked();
  saved(record);
  record.commit([{ resource: "claims", op: "update", row: claim, body: { statement: "Better" } }]);
  record.follow("claims", { ...record.claim(claim), statement: "Theirs", version: 3 }, [
    "verification_status",
    "version",
  ]);
  assert.equal(record.outbox.of(claim)[0]?.version, 1);
});

Deno.test("a claim that is given up takes its record along", () => {
  const { record, history, claim } = marked();
  history.run(answer(claim, ["moscow"], { answer: "denied" }));
  history.run(relate(claim, "denies", "other"));
  record.discard(refuse(record, "claims").id);
  assert.deepEqual(record.outbox.entries.map(({ resource }) => resource), ["annotations"]);
});

Deno.test("words and evidence that are given up leave what named them, unlinked", () => {
  const { record, history, claim } = marked();
  const words = mark("note", [{ start: 6, end: 12 }], "claims");
  history.run(words.command);
  history.run(answer(claim, ["moscow"], { answer: "denied", words: words.id }));
  history.run(addEvidence(claim, { stance: "for", note: "seen" }));
  const [evidence] = partsOf(record, "evidence", claim);
  history.run(decide(claim, { status: "verified", reason: "seen", evidence: [evidence?.id ?? ""] }));
  record.discard(record.outbox.of(words.id)[0]?.id ?? "");
  record.discard(record.outbox.of(evidence?.id ?? "")[0]?.id ?? "");
  assert.equal(partsOf(record, "responses", claim)[0]?.words, null);
  assert.deepEqual(verdictsOf(record, claim)[0]?.evidence, []);
});

Deno.test("evidence goes with the passage that it is", () => {
  const { record, history, claim } = marked();
  const words = mark("note", [{ start: 6, end: 12 }], "claims");
  history.run(words.command);
  history.run(addEvidence(claim, { stance: "for", annotation: words.id }));
  record.discard(record.outbox.of(words.id)[0]?.id ?? "");
  assert.deepEqual(partsOf(record, "evidence", claim), []);
});

Deno.test("a figure's number goes when its words become something else, and comes back with undo", () => {
  const { record, history, claim } = marked();
  const words = mark("figure", [{ start: 35, end: 40 }], "3,000");
  history.run(words.command);
  history.run(addFigure(claim, words.id, { value: 3000 }));
  saved(record);
  const annotation = record.annotation(words.id);
  assert.ok(annotation);
  history.run(changeKind(record, annotation, "note"));
  assert.equal(figureOf(record, words.id), undefined);
  history.undo();
  assert.equal(figureOf(record, words.id)?.value, 3000);
});

Deno.test("a card is unsaved while a part of its claim's record is, and so is the figure's card", () => {
  const { record, history, id, claim } = marked();
  const words = mark("figure", [{ start: 35, end: 40 }], "3,000");
  history.run(words.command);
  saved(record);
  history.run(addFigure(claim, words.id, { value: 3000 }));
  assert.deepEqual([record.stateOf(id), record.stateOf(words.id)], ["unsaved", "unsaved"]);
  refuse(record, "figures");
  assert.deepEqual([record.stateOf(id), record.stateOf(words.id)], ["refused", "refused"]);
});

Deno.test("a part of a claim's record shows at every mark of the claim, and so does what it names", () => {
  const { record, history, id, claim } = marked();
  history.run(answer(claim, ["moscow"], { answer: "denied" }));
  const [row] = partsOf(record, "responses", claim);
  for (const shown of [row?.id ?? "", "moscow"]) assert.deepEqual([...record.shownIn(shown)], [id]);
  const annotation = record.annotation(id);
  assert.ok(annotation);
  history.run(remove(annotation));
  assert.deepEqual([...record.shownIn("moscow")], []);
});

Deno.test("rows that the server no longer has are forgotten", () => {
  const { record, history, claim } = marked();
  history.run(addFigure(claim, null, { value: 1 }));
  saved(record);
  record.forget("figures", partsOf(record, "figures", claim).map(({ id }) => id));
  assert.deepEqual(partsOf(record, "figures", claim), []);
});

Deno.test("a mark of a merged claim shows its survivor, with the record of both", () => {
  const { record, history, id, claim } = marked();
  saved(record);
  const survivor = {
    id: "survivor",
    statement: "It stands.",
    topics: [],
    credibility: null,
    verification_status: "disputed",
    canonical: "survivor",
    version: 1,
  };
  record.load("claims", [{ ...record.row("claims", claim), canonical: "survivor", version: 2 }, survivor]);
  record.load(
    "responses",
    [claim, "survivor"].map((of, place) => ({
      id: `response-${place}`,
      claim: of,
      party: "moscow",
      answer: "denied",
      answered: null,
      words: null,
      article: null,
      note: "",
      version: 1,
    })),
  );
  assert.equal(record.claim(record.annotation(id)?.claim)?.statement, "It stands.");
  assert.equal(statusOf(record, claim), "disputed");
  assert.equal(partsOf(record, "responses", "survivor").length, 2);
  assert.deepEqual([...record.shownIn("response-1")], [id]);
  history.run(decide("survivor", { status: "verified", reason: "Seen." }));
  assert.equal(statusOf(record, claim), "verified");
  assert.equal(record.stateOf(id), "unsaved");
});
