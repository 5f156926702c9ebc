import assert from "node:assert/strict";
import { LastMoment } from "../../../static/js/net/last-moment.js";

/** A storage as browsers have it, with room for so many characters. @param {number} [room] */
function storage(room = Infinity) {
  /** @type {Map<string, string>} */
  const items = new Map();
  return {
    get length() {
      return items.size;
    },
    key: (/** @type {number} */ place) => [...items.keys()][place] ?? null,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => void items.delete(key),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

/** @param {string} id */
const writing = (id) => /** @type {import("../../../static/js/net/journal.js").Writing} */ ({
  store: "entries",
  id,
  value: /** @type {any} */ ({ id }),
});

Deno.test("what was written and not removed is there for the next page, for its owner alone", () => {
  const shared = storage();
  const last = new LastMoment("ada a", shared);
  last.put([writing("1"), writing("2")]);
  last.remove([writing("1")]);
  assert.deepEqual(new LastMoment("ada a", shared).all("entries"), [{ id: "2" }]);
  assert.deepEqual(new LastMoment("ada b", shared).all("entries"), []);
  assert.deepEqual(last.all("steps"), []);
});

Deno.test("a full storage, or none, stops nothing", () => {
  const last = new LastMoment("ada a", storage(5));
  last.put([writing("1")]);
  assert.deepEqual(last.all("entries"), []);
  const none = new LastMoment("ada a", null);
  none.put([writing("1")]);
  none.remove([writing("1")]);
  assert.deepEqual(none.all("entries"), []);
});
