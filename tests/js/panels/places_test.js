/** What the palette leads to besides commands. */

import assert from "node:assert/strict";
import { marksLike, recordsLike } from "../../../static/js/panels/keys/places.js";

const MARKS = ["The Ministry of Defence", "Two drones were shot down", "ministries"].map((words, id) => ({
  id: String(id),
  words,
}));
/** @type {string[]} */
const gone = [];
const desk = /** @type {any} */ ({
  article: "here",
  record: { inOrder: () => MARKS, quote: (/** @type {any} */ mark) => mark.words },
  describe: (/** @type {any} */ mark) => `Source: ${mark.words}`,
  activate: (/** @type {string} */ id) => gone.push(id),
  api: {
    first: (/** @type {string} */ path, /** @type {any} */ query) =>
      Promise.resolve(
        path === "articles"
          ? [{ id: "here", headline: "This one" }, { id: "a", headline: `About ${query.headline}` }]
          : [{ id: "s", name: "Seoul Daily" }],
      ),
  },
});

Deno.test("a mark is found by words that stand together, and gone to", () => {
  const found = marksLike(desk, "ministr");
  assert.deepEqual(found.map(({ label }) => label), [
    "Source: ministries",
    "Source: The Ministry of Defence",
  ]);
  found[1]?.run();
  assert.deepEqual(gone, ["0"]);
  assert.deepEqual(marksLike(desk, "tdw"), [], "single letters of long texts say nothing");
  assert.deepEqual(marksLike(desk, "m"), []);
});

Deno.test("articles and sources are found by their names, but not the article that is open", async () => {
  /** @type {string[]} */
  const addresses = [];
  const go = (/** @type {string} */ address) => void addresses.push(address);
  const found = await recordsLike(desk, " Seoul ", new AbortController().signal, go);
  assert.deepEqual(found.map(({ group, label }) => `${group}: ${label}`), [
    "Article: About Seoul",
    "Source: Seoul Daily",
  ]);
  found.forEach((one) => one.run());
  assert.deepEqual(addresses, ["/articles/a/", "/sources/s/"]);
  assert.deepEqual(await recordsLike(desk, "S", new AbortController().signal, go), []);
});
