import assert from "node:assert/strict";
import { layOut } from "../../../../static/js/panels/attribution/chain-picture.js";

Deno.test("the steps of a chain stand below each other, without touching", () => {
  const { stops, height } = layOut(
    Array.from({ length: 12 }, (_, place) => ({ name: `Source ${place}`, role: "relay" })),
  );
  assert.equal(stops.length, 12);
  stops.slice(1).forEach((stop, place) => assert.ok(stop.top > (stops[place]?.bottom ?? Infinity)));
  assert.ok(height > (stops.at(-1)?.bottom ?? Infinity));
});

Deno.test("a long name takes two lines at most, and says that it is cut", () => {
  const [short, long, endless] = layOut(
    ["KCNA", "Joint Chiefs of Staff of the Republic of Korea", `${"very ".repeat(30)}long`].map((name) => ({
      name,
      role: "carrier",
    })),
  ).stops;
  assert.deepEqual(short?.lines, ["KCNA"]);
  assert.deepEqual(long?.lines, ["Joint Chiefs of Staff of the", "Republic of Korea"]);
  assert.equal(endless?.lines.length, 2);
  assert.ok(endless?.lines[1]?.endsWith("…"));
});

Deno.test("a name without spaces is cut between letters, and wide letters count twice", () => {
  const [latin, korean, flags] = layOut(
    ["x".repeat(80), "조선중앙통신".repeat(6), "🇰🇵".repeat(40)].map((name) => ({ name, role: "relay" })),
  ).stops;
  assert.equal(latin?.lines[0]?.length, 36);
  assert.equal(Array.from(korean?.lines[0] ?? "").length, 18);
  assert.ok(flags?.lines[0]?.isWellFormed());
});
