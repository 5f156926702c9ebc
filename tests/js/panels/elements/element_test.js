/** Text among other text. */

import assert from "node:assert/strict";
import { shown } from "../../../../static/js/panels/elements/element.js";

Deno.test("what turns the rest of a line is not shown, marks that scripts need are", () => {
  assert.equal(shown("Reliable \u202esource\u2066"), "Reliable source");
  assert.equal(shown("علی\u200cرضا\u200f"), "علی\u200cرضا\u200f");
  assert.equal(shown(3), 3);
});
