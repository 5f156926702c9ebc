import assert from "node:assert/strict";
import { Drafts } from "../../../static/js/net/drafts.js";

const DRAFT = { values: { Note: "half a thou" }, seen: { Note: "" }, at: 0 };

/** Local storage with so much room. @param {number} room in characters */
function storage(room = Infinity) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    kept,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
    key: (/** @type {number} */ place) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  };
}

Deno.test("a draft is there after a reload until it is sent, for its writer and article alone", () => {
  const disk = storage();
  new Drafts("me a", disk, () => 0).put("card Note", DRAFT);
  assert.deepEqual(new Drafts("me a", disk, () => 0).get("card Note"), DRAFT);
  assert.deepEqual(new Drafts("me b", disk, () => 0).names, []);
  assert.deepEqual(new Drafts("you a", disk, () => 0).names, []);
  new Drafts("me a", disk, () => 0).remove("card Note");
  assert.deepEqual(new Drafts("me a", disk, () => 0).names, []);
});

Deno.test("a draft that nobody came back to goes after thirty days", () => {
  const disk = storage(), day = 86_400_000;
  new Drafts("me a", disk, () => 0).put("card Note", DRAFT);
  assert.equal(new Drafts("me a", disk, () => 29 * day).names.length, 1);
  assert.deepEqual([new Drafts("me a", disk, () => 31 * day).names, disk.kept.size], [[], 0]);
});

Deno.test("on a full disk it lasts as long as the page, and no older state comes back", () => {
  const disk = storage(80), drafts = new Drafts("me a", disk, () => 0);
  drafts.put("card Note", DRAFT);
  const longer = { ...DRAFT, values: { Note: "half a thought, and then much more of it" } };
  drafts.put("card Note", longer);
  assert.deepEqual(drafts.get("card Note"), longer);
  assert.equal(disk.kept.size, 0);
});

Deno.test("where the browser forbids storage it works without", () => {
  const drafts = new Drafts("me a", null);
  let heard = 0;
  drafts.subscribe(() => heard++);
  drafts.put("card Note", DRAFT);
  drafts.remove("card Note");
  drafts.remove("card Note");
  assert.deepEqual([drafts.names, heard], [[], 2]);
});
