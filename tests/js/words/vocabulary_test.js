import assert from "node:assert/strict";
import { counted, shortened } from "../../../static/js/words/vocabulary.js";

Deno.test("what is short enough is left alone", () => {
  assert.equal(shortened("3,000 troops were sent", 22), "3,000 troops were sent");
});

Deno.test("a long text ends with a whole word and an ellipsis", () => {
  assert.equal(shortened("3,000 troops were sent across the border", 20), "3,000 troops were…");
});

Deno.test("a text without spaces is cut in the middle rather than lost", () => {
  assert.equal(shortened("조선중앙통신은오늘", 6), "조선중…");
});

Deno.test("one is singular, none and many are plural", () => {
  assert.deepEqual([0, 1, 2].map((count) => counted(count, "mark")), ["0 marks", "1 mark", "2 marks"]);
});
