import assert from "node:assert/strict";
import { annotationRows } from "../../../static/js/store/columns.js";

const TEXT = "Arden said that it had sent troops.";
const setting = {
  article: "article-1",
  text: (/** @type {number} */ start, /** @type {number} */ end) => TEXT.slice(start, end),
};
const ada = { id: "user-1", name: "Ada" };
const line = {
  id: ["a-1", "a-2"],
  start: [0, 6],
  end: [5, 34],
  version: [1, 4],
  anchor: { status: { values: ["anchored"] }, score: { values: [1] }, pieces: { values: [null] } },
  shared: {
    revision: { values: ["r-1"] },
    kind: { values: ["source", "claim"], at: [0, 1] },
    claim: { values: [null, "c-1"], at: [0, 1] },
    source: { values: ["s-1", null], at: [0, 1] },
    entity: { values: [null] },
    figure: { values: [null] },
    tags: { values: [[], ["check"]], at: [0, 1] },
    note: { values: [""] },
    origin: { values: [{ type: "person", agent: "" }] },
    created_by: { values: [ada] },
    created: { values: ["2026-01-31T18:30:00Z"] },
    modified: { values: ["2026-01-31T18:30:00Z", "2026-02-01T08:00:00.250000Z"], at: [0, 1] },
  },
};

Deno.test("columns become the rows that a list would have given, with the words of the page's text", () => {
  assert.deepEqual(annotationRows(line, setting), [
    {
      id: "a-1",
      article: "article-1",
      revision: "r-1",
      kind: "source",
      anchor: {
        status: "anchored",
        score: 1,
        offset_unit: "code_point",
        pieces: [{ start: 0, end: 5, exact: "Arden" }],
      },
      claim: null,
      source: "s-1",
      entity: null,
      figure: null,
      tags: [],
      note: "",
      origin: { type: "person", agent: "" },
      created: "2026-01-31T18:30:00Z",
      created_by: ada,
      modified: "2026-01-31T18:30:00Z",
      version: 1,
    },
    {
      id: "a-2",
      article: "article-1",
      revision: "r-1",
      kind: "claim",
      anchor: {
        status: "anchored",
        score: 1,
        offset_unit: "code_point",
        pieces: [{ start: 6, end: 34, exact: "said that it had sent troops" }],
      },
      claim: "c-1",
      source: null,
      entity: null,
      figure: null,
      tags: ["check"],
      note: "",
      origin: { type: "person", agent: "" },
      created: "2026-01-31T18:30:00Z",
      created_by: ada,
      modified: "2026-02-01T08:00:00.250000Z",
      version: 4,
    },
  ]);
});

Deno.test("pieces that are told stand as they are: several, none, or of another text", () => {
  const several = [{ start: 0, end: 5, exact: "Arden" }, { start: 16, end: 18, exact: "it" }];
  const moved = {
    ...line,
    start: [0, null],
    end: [18, null],
    anchor: {
      status: { values: ["altered", "orphaned"], at: [0, 1] },
      score: { values: [0.8, 0], at: [0, 1] },
      pieces: { values: [several, []], at: [0, 1] },
    },
  };
  const [first, second] = annotationRows(moved, setting);
  assert.deepEqual(first?.anchor, {
    status: "altered",
    score: 0.8,
    offset_unit: "code_point",
    pieces: several,
  });
  assert.deepEqual(second?.anchor, { status: "orphaned", score: 0, offset_unit: "code_point", pieces: [] });
});
