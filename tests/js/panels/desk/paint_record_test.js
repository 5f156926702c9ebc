import assert from "node:assert/strict";
import { Prose } from "../../../../static/js/anchoring/prose.js";
import { SpanIndex } from "../../../../static/js/paint/index.js";
import { paintRecord } from "../../../../static/js/panels/desk/paint-record.js";
import { ArticleRecord } from "../../../../static/js/store/record.js";

const TEXT = "The ministry said so.";

/** @param {string} id */
const row = (id) => /** @type {any} */ ({
  id,
  article: "a",
  revision: "r",
  kind: "cue",
  anchor: {
    status: "anchored",
    score: 1,
    offset_unit: "code_point",
    pieces: [{ start: 13, end: 17, exact: "said", prefix: "", suffix: "" }],
  },
  claim: null,
  source: null,
  entity: null,
  figure: null,
  tags: [],
  note: "",
  origin: { type: "person", agent: "" },
  created_by: { id: "u", name: "U" },
  created: "2026-01-01T00:00:00Z",
  modified: "2026-01-01T00:00:00Z",
  version: 1,
});

Deno.test("marks that loaded before anybody listened are painted all the same", () => {
  const record = new ArticleRecord(
    /** @type {any} */ ({ article: "a", revision: "r", user: { id: "u", name: "U" }, text: () => TEXT }),
  );
  const index = new SpanIndex(new Prose([{ kind: "paragraph", start: 0, text: TEXT, section: 0 }], "en"));
  /** @type {(readonly string[] | undefined)[]} */
  const painted = [];
  const painter = {
    refresh: (/** @type {Iterable<string>} */ ids) => painted.push(ids && [...ids]),
    setActive: () => {},
  };
  record.load("annotations", [row("early")]);
  paintRecord(
    /** @type {any} */ ({
      record,
      index,
      painter,
      active: null,
      affectedBy: (/** @type {Set<string>} */ ids) => ids,
    }),
  );
  assert.equal(index.get("early")?.kind, "cue");
  assert.deepEqual(painted, [undefined]);
  record.load("annotations", [row("late")]);
  assert.equal(index.get("late")?.kind, "cue");
});
