import assert from "node:assert/strict";
import { layOut, openTop } from "../../../../static/js/panels/card/lay-out.js";

const MEASURES = { width: 300, rem: 16 };
/** Pixels of a line of the text. */
const LINE = 28;

/** @param {number} line @param {number} [chip] width */
const box = (line, chip = 0) => ({ line: line * LINE, chip });
/** @param {ReturnType<typeof box>[]} boxes */
const laid = (...boxes) => layOut(boxes, MEASURES);

Deno.test("a card has the room that there is before the next one, and never more than three lines", () => {
  assert.deepEqual(laid(box(0), box(1), box(3), box(9)).map(({ lines }) => lines), [0, 1, 3, 3]);
});

Deno.test("nothing is further than a line from its words, however much there is", () => {
  const boxes = Array.from({ length: 40 }, (_, place) => box(Math.floor(place / 3), place % 3 ? 80 : 0));
  layOut(boxes, MEASURES).forEach(({ top }, place) => {
    assert.ok(Math.abs(top - (boxes[place]?.line ?? 0)) <= LINE);
  });
});

Deno.test("what begins in one line stands side by side, inside the margin, and covers nothing", () => {
  for (const row of [[0, 0], [0, 0, 0], [0, 60, 60], [60, 80, 90], [0, 0, 200, 200], Array(9).fill(120)]) {
    const places = laid(...row.map((chip) => box(0, chip)), box(2));
    const edges = places.slice(0, -1).map(({ top, start, width, lines }, place) => ({
      start,
      end: start + (width || (row[place] ?? 0)) - (lines ? places[place]?.taken ?? 0 : 0),
      top,
    }));
    for (const [place, one] of edges.entries()) {
      assert.ok(one.start >= 0 && one.end <= 300.01, `${row}: ${one.start} to ${one.end}`);
      for (const other of edges.slice(place + 1)) {
        if (other.top !== one.top) continue;
        assert.ok(other.start >= one.end || other.end <= one.start, `${row} lie over each other`);
      }
    }
  }
});

Deno.test("chips beside a card of one line have room for a letter, and it keeps its words", () => {
  const [card, chip] = laid(box(0), box(0, 120), box(1));
  assert.ok(chip?.isSmall);
  assert.ok((card?.width ?? 0) > 250);
});

Deno.test("the open card stands at its words, higher where it must, and always beside them", () => {
  const free = { top: 100, bottom: 900 };
  assert.equal(openTop({ top: 300, bottom: 320 }, 400, free), 300);
  assert.equal(openTop({ top: 700, bottom: 720 }, 400, free), 500);
  assert.equal(openTop({ top: 1_000, bottom: 1_020 }, 400, free), 620);
  assert.equal(openTop({ top: -50, bottom: -30 }, 400, free), -50);
  assert.equal(openTop({ top: 700, bottom: 720 }, 800, free), 100);
});
