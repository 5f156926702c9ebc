/**
 * Random edits, undos, failures, reloads and other people's work, in one tab and in two: nothing lost,
 * nothing doubled.
 */

import assert from "node:assert/strict";
import { RESOURCES } from "../../../static/js/store/resources.js";
import { dice } from "./dice.js";
import { Newsroom } from "./newsroom.js";

const RUNS = 60;
const STEPS = 150;

/** @param {Iterable<any>} rows */
function sorted(rows) {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @param {number} seed @param {{tabs: number, withOthers: boolean}} setting */
function run(seed, setting) {
  const room = new Newsroom(dice(seed), setting);
  for (let step = 0; step < STEPS; step++) room.step();
  room.settle();
  assert.equal(room.disk.entries.size, 0, "something is left on disk");
  assert.deepEqual(
    [...room.server.made.values()].filter((times) => times > 1),
    [],
    "something was made twice",
  );
  assert.deepEqual(room.lost, [], "something never reached the server");
  assert.deepEqual(room.destroyed, [], "undoing has destroyed somebody else's work");
  // A step that one tab does again while the other goes on to something new may be known to one of them
  // alone.
  for (const { history } of room.tabs) {
    const turns = new Map(history.steps.map((step) => [step.id, step.turns]));
    for (const step of room.disk.steps.values()) {
      assert.equal(
        turns.get(step.id),
        step.turns,
        `a tab doesn't know the step “${step.label}” as it is kept`,
      );
    }
  }
  // What others did meanwhile is only seen on loading; alone, each tab has to be right without it.
  if (setting.withOthers) { for (const tab of [...room.tabs]) room.reload(tab); }
  for (const { record } of room.tabs) {
    assert.deepEqual(record.outbox.entries, []);
    for (const resource of RESOURCES) {
      assert.deepEqual(sorted(record.rows(resource).values()), sorted(room.server.live(resource)), resource);
    }
  }
}

for (
  const setting of [{ tabs: 1, withOthers: false }, { tabs: 1, withOthers: true }, {
    tabs: 2,
    withOthers: false,
  }, { tabs: 2, withOthers: true }]
) {
  const company = setting.withOthers ? "with somebody else at work" : "alone";
  Deno.test(`${setting.tabs} of a person's tabs, ${company}, end in the server's state`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      try {
        run(seed, setting);
      } catch (error) {
        throw new Error(
          `seed ${seed} of ${JSON.stringify(setting)}: ${/** @type {Error} */ (error).message}`,
          { cause: error },
        );
      }
    }
  });
}
