import assert from "node:assert/strict";
import { blockedOf, byOrder } from "../../../static/js/store/entry-order.js";

/** @param {string} id @param {Record<string, any>} [other] @returns {any} */
const entry = (id, other = {}) => ({
  id,
  row: id,
  order: 1,
  op: "update",
  state: "queued",
  body: {},
  ...other,
});

Deno.test("what builds on a refused change waits, and what doesn't goes on", () => {
  const refused = entry("claim", { state: "refused" });
  const later = entry("later", { row: "claim" });
  const other = entry("other");
  assert.deepEqual(blockedOf([refused, later, other]).map(({ id }) => id), ["later"]);
});

Deno.test("what names a row that was refused waits too, and so does what is behind that", () => {
  const refused = entry("source", { op: "create", state: "refused" });
  const naming = entry("mark", { op: "create", body: { source: "source" } });
  const behind = entry("note", { row: "mark", body: { note: "Ask again." } });
  assert.deepEqual(blockedOf([refused, naming, behind]).map(({ id }) => id), ["mark", "note"]);
});

Deno.test("two tabs that gave the same order agree on which comes first", () => {
  const [a, b, earlier] = [entry("a"), entry("b"), entry("c", { order: 0 })];
  assert.deepEqual([b, a, earlier].sort(byOrder), [earlier, a, b]);
  assert.deepEqual([a, earlier, b].sort(byOrder), [earlier, a, b]);
});
