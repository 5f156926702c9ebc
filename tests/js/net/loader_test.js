import assert from "node:assert/strict";
import { loadArticle } from "../../../static/js/net/loader.js";

Deno.test("what can't be loaded is tried again, and only that", async () => {
  /** @type {string[]} */
  const asked = [];
  /** @type {number[]} */
  const waits = [];
  /** @type {(string|null)[]} */
  const troubles = [];
  /** @type {Map<string, any[]>} */
  const taken = new Map();
  let failures = 2;
  const api = {
    all: (/** @type {string} */ resource) => {
      asked.push(resource);
      if (resource === "claims" && failures-- > 0) return Promise.reject(new Error("Away."));
      return Promise.resolve([{ id: resource }]);
    },
  };
  await loadArticle(api, "article-1", (resource, rows) => taken.set(resource, rows), (reason) => troubles.push(reason), (wait) => {
    waits.push(wait);
    return Promise.resolve();
  });
  assert.deepEqual(asked.filter((resource) => resource === "claims").length, 3);
  assert.equal(asked.length, 7);
  assert.deepEqual(waits, [1000, 2000]);
  assert.deepEqual(troubles, ["Away.", "Away.", null]);
  assert.equal(taken.size, 5);
});
