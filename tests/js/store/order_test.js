import assert from "node:assert/strict";
import { TextOrder } from "../../../static/js/store/order.js";

/** @param {string} id @param {number} start @param {number} end @returns {any} */
const row = (id, start, end) => ({ id, anchor: { pieces: [{ start, end }] } });

/** @param {any} a @param {any} b */
const plainly = (a, b) => {
  const [one, other] = [a.anchor.pieces[0], b.anchor.pieces[0]];
  return one.start - other.start || other.end - one.end || (a.id < b.id ? -1 : 1);
};

Deno.test("marks stand in the order of the text, the longer first where two begin together", () => {
  const all = new Map([row("a", 5, 9), row("b", 0, 4), row("c", 5, 20)].map((one) => [one.id, one]));
  const order = new TextOrder();
  for (const one of all.values()) order.replace(undefined, one);
  assert.deepEqual(order.rows(all).map((one) => one.id), ["b", "c", "a"]);
});

for (const changes of [1, 7, 200]) {
  Deno.test(`after every ${changes} random changes the order is as if sorted anew`, () => {
    const order = new TextOrder();
    /** @type {Map<string, any>} */
    const all = new Map();
    for (let round = 0; round < 60; round++) {
      for (let change = 0; change < changes; change++) {
        const id = `id-${Math.floor(Math.random() * 40)}`;
        const before = all.get(id);
        const start = Math.floor(Math.random() * 50);
        const after = before && Math.random() < 0.4
          ? undefined
          : row(id, start, start + 1 + Math.floor(Math.random() * 9));
        if (after) all.set(id, after);
        else all.delete(id);
        order.replace(before, after);
      }
      assert.deepEqual([...order.rows(all)], [...all.values()].sort(plainly));
    }
  });
}
