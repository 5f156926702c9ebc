import assert from "node:assert/strict";
import { holdLease } from "../../../static/js/net/lease.js";

/** Tabs that share a storage and a clock. */
function browser() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const clock = { now: 1_000_000 };
  /** @type {string[]} */
  const turns = [];
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
  const open = (/** @type {string} */ tab) =>
    holdLease("desk", (leads) => turns.push(`${tab} ${leads}`), { storage, now: () => clock.now });
  return { clock, turns, open };
}

/** Without timers that outlive the test. @param {() => void} work */
function untimed(work) {
  const real = globalThis.setInterval;
  globalThis.setInterval = /** @type {any} */ (() => 0);
  try {
    work();
  } finally {
    globalThis.setInterval = real;
  }
}

Deno.test("without locks one tab leads, and the next as soon as it lets go", () =>
  untimed(() => {
    const { turns, open } = browser();
    const first = open("first"), second = open("second");
    first.renew();
    second.renew();
    assert.deepEqual(turns, ["first true"]);
    first.release();
    second.renew();
    assert.deepEqual(turns, ["first true", "first false", "second true"]);
  }));

Deno.test("a tab that was killed loses its lease in seconds, and gives way when it comes back", () =>
  untimed(() => {
    const { clock, turns, open } = browser();
    const first = open("first"), second = open("second");
    clock.now += 5_000;
    second.renew();
    assert.deepEqual(turns, ["first true"]);
    clock.now += 2_000;
    second.renew();
    first.renew();
    assert.deepEqual(turns, ["first true", "second true", "first false"]);
  }));

Deno.test("a clock that steps back makes no lease last for hours", () =>
  untimed(() => {
    const { clock, turns, open } = browser();
    open("first");
    const second = open("second");
    clock.now -= 3_600_000;
    second.renew();
    assert.deepEqual(turns, ["first true", "second true"]);
  }));
