/** The painter that changes its way of painting; without a DOM, so without highlights to begin with. */

import assert from "node:assert/strict";
import { SwitchingPainter } from "../../../static/js/paint/painter.js";

/** A way of painting that notes what it is told. @param {string[]} heard */
const noting =
  (heard) =>
  (/** @type {any} */ _story, /** @type {any} */ _index, /** @type {ReadonlySet<string>} */ hidden) => {
    heard.push(`made without ${[...hidden].join(", ") || "nothing"}`);
    return /** @type {any} */ (new Proxy({}, {
      get: (_, name) => (/** @type {any[]} */ ...given) =>
        heard.push(`${String(name)} ${JSON.stringify(given)}`),
    }));
  };

const painter = () => new SwitchingPainter(/** @type {any} */ (null), /** @type {any} */ (null));

Deno.test("what was set before there was a way of painting is painted when it comes", () => {
  const desk = painter();
  desk.setKind("note", false);
  desk.setActive("a");
  desk.setActive("b");
  desk.setPreview([{ start: 3, end: 5 }]);
  desk.refresh(["b"]);
  /** @type {string[]} */
  const heard = [];
  desk.change(noting(heard));
  assert.deepEqual(heard, ["made without note", 'setActive ["b"]', 'setPreview [[{"start":3,"end":5}]]']);
});

Deno.test("one way stops before the next is made, and takes over all that is shown", () => {
  const desk = painter();
  /** @type {string[]} */
  const heard = [];
  desk.change(noting(heard));
  desk.setCursor({ start: 0, end: 4 });
  desk.setHover("a");
  desk.setHover(null);
  desk.setKind("cue", false);
  desk.setKind("cue", true);
  desk.setKind("claim", false);
  heard.length = 0;
  desk.change(noting(heard));
  assert.deepEqual(heard, [
    "stop []",
    "made without claim",
    'setCursor [{"start":0,"end":4}]',
    "setHover [null]",
  ]);
  assert.deepEqual([desk.isKindShown("cue"), desk.isKindShown("claim")], [true, false]);
});

Deno.test("what changes is passed on", () => {
  const desk = painter();
  /** @type {string[]} */
  const heard = [];
  desk.change(noting(heard));
  desk.refresh(["a"]);
  desk.setKind("figure", false);
  desk.setActive("a");
  assert.deepEqual(heard.slice(1), ['refresh [["a"]]', 'setKind ["figure",false]', 'setActive ["a"]']);
});
