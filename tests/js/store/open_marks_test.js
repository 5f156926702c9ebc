import assert from "node:assert/strict";
import { missingIn, openMarks } from "../../../static/js/store/open-marks.js";

/** @param {string} id @param {string} kind @param {Record<string, any>} [more] */
const mark = (id, kind, more = {}) => ({
  id,
  kind,
  anchor: { status: "anchored", pieces: [] },
  source: null,
  entity: null,
  ...more,
});

/** @param {any[]} marks @param {string[]} attributed @param {any[]} figures */
const recordOf = (marks, attributed = [], figures = []) => /** @type {any} */ ({
  inOrder: () => marks,
  rows: () => new Map(figures.map((figure) => [figure.id, figure])),
  attributionsOf: (/** @type {string} */ id) => (attributed.includes(id) ? [{}] : []),
});

Deno.test("a source, a claim and a figure are open until they are recorded; cues and notes never are", () => {
  const marks = [
    mark("s1", "source"),
    mark("s2", "source", { source: "kcna" }),
    mark("e1", "entity"),
    mark("e2", "entity", { entity: "lunn" }),
    mark("c1", "claim"),
    mark("c2", "claim"),
    mark("f1", "figure"),
    mark("f2", "figure"),
    mark("f3", "figure", { figure: "known to the server" }),
    mark("q", "cue"),
    mark("n", "note"),
  ];
  const record = recordOf(marks, ["c2"], [{ id: "x", annotation: "f2" }]);
  assert.deepEqual(openMarks(record).map(({ id }) => id), ["s1", "e1", "c1", "f1"]);
  assert.deepEqual(openMarks(record).map((one) => missingIn(record, one)), [
    "Not set yet",
    "Not set yet",
    "No speaker yet",
    "No number yet",
  ]);
});

Deno.test("a mark whose words changed is open whatever else it has", () => {
  const [altered, moved] = ["altered", "moved"].map((status) =>
    mark(status, "note", { anchor: { status, pieces: [] } })
  );
  assert.deepEqual(openMarks(recordOf([altered, moved])), [altered]);
});

Deno.test("a mark that a person has let go is open no more", () => {
  const [waiting, settled] = [null, "2025-03-27T09:30:00Z"].map((when) =>
    mark(String(when), "note", { anchor: { status: "orphaned", settled: when, pieces: [] } })
  );
  assert.deepEqual(openMarks(recordOf([waiting, settled])), [waiting]);
});
