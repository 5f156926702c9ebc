/** Hints on the sample story: once, and then never again in this browser. */

import assert from "node:assert/strict";
import { showFirstHints } from "../../../static/js/panels/toolbar/first-hints.js";

/** @returns {any} */
function sheet() {
  /** @type {() => void} */
  let close = () => {};
  const button = {
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ act) => (close = act),
  };
  return { hidden: true, querySelector: () => button, close: () => close() };
}

Deno.test("hints are shown at the first visit alone, and closing them leads back to the text", () => {
  const before = globalThis.localStorage;
  /** @type {Map<string, string>} */
  const kept = new Map();
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    },
  });
  let left = 0;
  /** @type {() => void} */
  let link = () => {};
  const desk = /** @type {any} */ ({
    focusStory: () => left++,
    on: (/** @type {string} */ _, /** @type {() => void} */ act) => (link = act),
  });
  const [first, second] = [sheet(), sheet()];
  showFirstHints(first, desk);
  assert.equal(first.hidden, false);
  first.close();
  assert.deepEqual([first.hidden, left], [true, 1]);
  first.hidden = false;
  link();
  assert.deepEqual([first.hidden, left], [true, 1]);
  showFirstHints(second, desk);
  assert.equal(second.hidden, true);
  showFirstHints(null, desk);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: before });
});
