/** When a page goes over to a new text by itself. */

import assert from "node:assert/strict";
import { GoingOver } from "../../../../static/js/panels/people/going-over.js";

Deno.test("it goes over once the person has been quiet and everything is saved, and only once", () => {
  let [busy, gone] = [true, 0];
  const page = new EventTarget();
  const going = new GoingOver(() => busy, () => gone++, 1_000);
  const began = Date.now();
  going.start(page);
  going.look(began + 500);
  going.look(began + 5_000);
  assert.deepEqual(gone, 0);
  busy = false;
  page.dispatchEvent(new Event("keydown"));
  going.look(Date.now() + 900);
  assert.deepEqual(gone, 0);
  going.look(Date.now() + 5_000);
  assert.deepEqual(gone, 1);
});
