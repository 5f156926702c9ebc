import assert from "node:assert/strict";
import { momentIn, momentInWords, toldIn } from "../../../static/js/words/moments.js";

Deno.test("a moment is written as the server's pages write it, with the zone; a day alone as a day", () => {
  assert.equal(momentInWords("2025-10-14T16:20:59Z"), "14 Oct 2025, 16:20 UTC");
  assert.equal(momentInWords("2025-09-04T00:00:00Z"), "4 Sep 2025");
  assert.equal(momentInWords("2025-09-04T00:00:00+00:00"), "4 Sep 2025");
  assert.equal(momentInWords("2025-09-04T10:00:00Z", false), "4 Sep 2025");
});

Deno.test("a day and a time in a zone are one moment, also beside a change of the clocks", () => {
  assert.equal(momentIn("2025-10-15", "09:00", "Asia/Seoul")?.toISOString(), "2025-10-15T00:00:00.000Z");
  assert.equal(momentIn("2025-03-30", "03:30", "Europe/Berlin")?.toISOString(), "2025-03-30T01:30:00.000Z");
  assert.equal(momentIn("2025-03-30", "01:30", "Europe/Berlin")?.toISOString(), "2025-03-30T00:30:00.000Z");
  assert.equal(momentIn("2025-10-26", "04:00", "Europe/Berlin")?.toISOString(), "2025-10-26T03:00:00.000Z");
});

Deno.test("what is no moment, or in a zone that only the server knows, is none", () => {
  assert.equal(momentIn("", "09:00", "UTC"), null);
  assert.equal(momentIn("2025-10-15", "09:00", "Atlantis"), null);
});

Deno.test("a moment is told in a zone by its own day and time", () => {
  assert.deepEqual(toldIn(new Date("2025-10-14T15:30:00Z"), "Asia/Seoul"), {
    day: "2025-10-15",
    time: "00:30",
  });
});
