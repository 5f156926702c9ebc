import assert from "node:assert/strict";
import { isBehind } from "../../../static/js/net/stream.js";

Deno.test("places of the feed are compared by number, the transaction first", () => {
  assert.deepEqual(isBehind("10-1", "9-900"), true);
  assert.deepEqual(isBehind("9-900", "10-1"), false);
  assert.deepEqual(isBehind("9-10", "9-9"), true);
  assert.deepEqual(isBehind("9-9", "9-9"), false);
});
