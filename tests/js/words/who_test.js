import assert from "node:assert/strict";
import { who, whoMade } from "../../../static/js/words/who.js";

/** @type {import("../../../static/js/words/who.js").Doer} */
const ADA = { id: "a", name: "Ada", type: "person" };
/** @type {import("../../../static/js/words/who.js").Doer} */
const KEY = { id: "k", name: "wire reader", type: "machine" };

Deno.test("a program is told as one, with the agent that it names", () => {
  assert.equal(who(ADA), "Ada");
  assert.equal(who(ADA, ""), "Ada");
  assert.equal(who(KEY, "wire reader"), "wire reader (program)");
  assert.equal(who(KEY, "brat 1.3"), "wire reader (program, brat 1.3)");
  assert.equal(who(ADA, "through a link made by Grace"), "Ada (through a link made by Grace)");
});

Deno.test("who changed a row last is told beside who made it, if it was another", () => {
  assert.equal(
    whoMade({ created_by: ADA, modified_by: KEY }, "5 Mar"),
    "Ada · 5 Mar · changed by wire reader (program)",
  );
  assert.equal(whoMade({ created_by: ADA, modified_by: ADA }, "5 Mar"), "Ada · 5 Mar");
  assert.equal(whoMade({ created_by: KEY }), "wire reader (program)");
  assert.equal(whoMade({ created_by: null }, "5 Mar"), "5 Mar");
});
