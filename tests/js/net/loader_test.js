import assert from "node:assert/strict";
import { loadArticle } from "../../../static/js/net/loader.js";
import { MARKS } from "../../../static/js/store/resources.js";

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
    pages: async function* (/** @type {string} */ resource) {
      asked.push(resource);
      await Promise.resolve();
      if (resource === "claims" && failures-- > 0) throw new Error("Away.");
      yield [{ id: resource }];
    },
    lines: async function* (/** @type {string} */ path, /** @type {Record<string, string>} */ query) {
      asked.push(`${path}?${new URLSearchParams(query)}`);
      await Promise.resolve();
      yield { id: [], start: [], end: [], version: [], anchor: {}, shared: {} };
    },
  };
  await loadArticle(
    api,
    { article: "article-1", revision: "r-1", text: () => "" },
    MARKS,
    (resource, rows) => taken.set(resource, rows),
    (reason) => troubles.push(reason),
    (wait) => {
      waits.push(wait);
      return Promise.resolve();
    },
  );
  assert.deepEqual(asked.filter((resource) => resource === "claims").length, 3);
  assert.equal(asked.length, 7);
  // The address that the page's template preloads.
  assert.equal(asked[0], "articles/article-1/marks/?revision=r-1");
  assert.deepEqual(waits, [1000, 2000]);
  assert.deepEqual(troubles, ["Away.", "Away.", null]);
  assert.equal(taken.size, 5);
});

Deno.test("the rest is asked for when the first marks are there, and also when there are none", async () => {
  /** @type {string[]} */
  const log = [];
  let failures = 1;
  const api = {
    pages: async function* (/** @type {string} */ resource) {
      log.push(`ask ${resource}`);
      await Promise.resolve();
      yield [];
    },
    lines: async function* () {
      await new Promise((resolve) => setTimeout(resolve));
      if (failures-- > 0) throw new Error("Away.");
      yield { id: [], start: [], end: [], version: [], anchor: {}, shared: {} };
      await new Promise((resolve) => setTimeout(resolve));
      log.push("last marks");
    },
  };
  const setting = { article: "article-1", revision: "r-1", text: () => "" };
  const take = (/** @type {string} */ resource) => void log.push(`take ${resource}`);
  await loadArticle(api, setting, ["annotations", "claims"], take, () => {}, () => Promise.resolve());
  assert.deepEqual(log, ["ask claims", "take claims", "take annotations", "last marks"]);
  log.length = 0;
  await loadArticle(api, setting, ["annotations", "claims"], take, () => {});
  assert.deepEqual(log, ["take annotations", "ask claims", "take claims", "last marks"]);
  log.length = 0;
  await loadArticle(api, setting, ["responses"], take, () => {});
  assert.deepEqual(log, ["ask responses", "take responses"]);
  log.length = 0;
  // As the page does until the first marks are painted.
  const slowly = async (/** @type {string} */ resource) => {
    await new Promise((resolve) => setTimeout(resolve));
    take(resource);
  };
  await loadArticle(api, setting, ["annotations", "claims"], slowly, () => {});
  assert.deepEqual(log, ["take annotations", "ask claims", "take claims", "last marks"]);
});
