/** Marks that the server tells of on a newer text than the page shows. */

import assert from "node:assert/strict";
import { onText } from "../../../static/js/store/rows.js";

const anchor = (/** @type {number} */ start) => ({ status: "anchored", pieces: [{ start, end: start + 5 }] });

Deno.test("a mark stays where it is on the text that the page shows", () => {
  const shown = { id: "m", revision: "first", note: "", anchor: anchor(3), version: 1 };
  const told = { id: "m", revision: "second", note: "Read.", anchor: anchor(90), version: 2 };
  assert.deepEqual(onText(told, shown, "first"), { ...told, revision: "first", anchor: anchor(3) });
});

Deno.test("a mark that only the newer text has is left out", () => {
  assert.deepEqual(onText({ id: "m", revision: "second", anchor: anchor(9) }, undefined, "first"), undefined);
});

Deno.test("other rows, and marks on the page's own text, come as they are", () => {
  const mark = { id: "m", revision: "first", anchor: anchor(3) };
  assert.deepEqual(onText(mark, undefined, "first"), mark);
  assert.deepEqual(onText({ id: "c", statement: "So." }, undefined, "first"), { id: "c", statement: "So." });
});
