import assert from "node:assert/strict";
import { nearest } from "../../../static/js/store/nearest.js";

/** @param {number} at @param {string} kind */
const mark = (at, kind) => ({ id: `${kind} ${at}`, kind, anchor: { pieces: [{ start: at, end: at + 5 }] } });

/** @param {any[]} marks */
const recordOf = (marks) => /** @type {any} */ ({ inOrder: () => marks });

Deno.test("the likely ones come first however far away, then the nearest", () => {
  const marks = [
    mark(0, "claim"),
    ...Array.from({ length: 60 }, (_, place) => mark(10 + 10 * place, "cue")),
    mark(900, "note"),
    mark(700, "note"),
  ];
  const near = (/** @type {any} */ likely) => {
    const from = /** @type {any} */ (marks[0]);
    return nearest(recordOf(marks), from, ({ kind }) => kind !== "claim", likely).map(({ id }) => id);
  };
  assert.deepEqual(near((/** @type {any} */ one) => one.kind === "note").slice(0, 4), [
    "note 700",
    "note 900",
    "cue 10",
    "cue 20",
  ]);
  assert.deepEqual(near(undefined).slice(0, 2), ["cue 10", "cue 20"]);
  assert.equal(near(undefined).length, 30);
});
