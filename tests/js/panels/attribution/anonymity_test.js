import assert from "node:assert/strict";
import { isExplained, isUnnamed, unnamedIn } from "../../../../static/js/panels/attribution/anonymity.js";

/** @type {Record<string, {name: string, source_kind: string}>} */
const SOURCES = {
  ada: { name: "Ada", source_kind: "named_individual" },
  official: { name: "an official", source_kind: "unnamed_individual" },
};
const record = /** @type {any} */ ({ source: (/** @type {string} */ id) => SOURCES[id] });
/** @param {string[]} sources */
const hop = (...sources) => /** @type {any} */ ({ role: "originator", sources, span: null });

Deno.test("a chain names its first unnamed source, also one that was made just now", () => {
  assert.equal(unnamedIn(record, [hop("ada"), hop("official")]), "an official");
  const made = [{ id: "new", create: { name: "two aides", source_kind: "unnamed_group" } }];
  assert.equal(unnamedIn(record, [hop("ada", "new")], made), "two aides");
  assert.equal(unnamedIn(record, [hop("ada")]), null);
});

Deno.test("an unnamed source needs both a reason and an approver", () => {
  assert.deepEqual(["unnamed_individual", "unnamed_group", "named_individual", undefined].map(isUnnamed), [
    true,
    true,
    false,
    false,
  ]);
  assert.equal(isExplained({ anonymity_reason: "Fears reprisals", approved_by: " " }), false);
  assert.equal(isExplained({ anonymity_reason: "Fears reprisals", approved_by: "Lena" }), true);
  assert.equal(isExplained(undefined), false);
});
