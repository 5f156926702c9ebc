/** The vectors that the server's reading view is tested against too. */

import assert from "node:assert/strict";
import { assignLanes } from "../../../static/js/paint/lanes.js";
import { cutAtEdges } from "../../../static/js/paint/segments.js";
import vectors from "../../golden/segments.json" with { type: "json" };
/** @import { Span } from "../../../static/js/anchoring/types.js" */

for (const { name, stretch, spans, segments, lanes, hidden } of vectors) {
  /** @type {Span[]} */
  const given = spans.map(({ id, pieces }) => ({
    id,
    kind: "claim",
    pieces: pieces.map(([start = 0, end = 0]) => ({ start, end })),
  }));

  Deno.test(`laid flat: ${name}`, () => {
    const [start = 0, end = 0] = stretch;
    const cut = cutAtEdges({ start, end }, given);
    assert.deepEqual(cut.map(({ from, to, over }) => [from, to, over.map(({ id }) => id)]), segments);
  });

  Deno.test(`lanes: ${name}`, () => {
    const found = assignLanes(given);
    assert.deepEqual(Object.fromEntries(found.lanes), lanes);
    assert.equal(found.hidden, hidden);
  });
}
