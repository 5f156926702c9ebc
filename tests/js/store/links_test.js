import assert from "node:assert/strict";
import { Links } from "../../../static/js/store/links.js";

/** @param {object} more @returns {any} */
const annotation = (more) => ({ id: "passage", claim: null, source: null, entity: null, ...more });
/** @param {object} more @returns {any} */
const attribution = (more) => ({
  id: "attribution",
  content: "passage",
  cue: "said",
  hops: [{ sources: ["kcna"], span: "words" }],
  ...more,
});

Deno.test("an annotation shows the rows that it names, until it names others", () => {
  const links = new Links();
  links.annotation(undefined, annotation({ claim: "one" }));
  links.annotation(annotation({ claim: "one" }), annotation({ claim: "other" }));
  assert.deepEqual([...links.shownIn("one")], []);
  assert.deepEqual([...links.shownIn("other")], ["passage"]);
});

Deno.test("a passage shows its attributions, their sources, their words and their cue", () => {
  const links = new Links();
  links.attribution(undefined, attribution({}));
  for (const id of ["attribution", "kcna", "words", "said"]) {
    assert.deepEqual([...links.shownIn(id)], ["passage"]);
  }
  assert.deepEqual([...links.attributionsOf("passage")], ["attribution"]);
});

Deno.test("a removed attribution is gone, and its passage is still drawn anew for it", () => {
  const links = new Links();
  links.attribution(undefined, attribution({}));
  links.attribution(attribution({}), undefined);
  assert.deepEqual([...links.attributionsOf("passage")], []);
  assert.deepEqual([...links.shownIn("attribution")], ["passage"]);
});
