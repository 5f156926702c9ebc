/** What is said of a mark to those who hear it. */

import assert from "node:assert/strict";
import { markSentence } from "../../../static/js/words/mark-sentence.js";

/** @type {Parameters<typeof markSentence>[0]} */
const MARK = {
  kind: "claim",
  status: "unverified",
  words: "Varland sent 3,000",
  quote: "Varland sent 3,000",
  chains: [],
  state: "saved",
  author: "Ada",
};

Deno.test("a claim says how it stands, who says it and who marked it", () => {
  assert.equal(
    markSentence({ ...MARK, chains: ["AFP relays the ministry", "KCNA"] }),
    "Claim, unverified: Varland sent 3,000. Attributed to: AFP relays the ministry; KCNA. Marked by Ada.",
  );
});

Deno.test("where a record has words of its own, those of the text come after", () => {
  assert.equal(
    markSentence({
      ...MARK,
      kind: "source",
      status: null,
      words: "Varland News Agency",
      quote: "VNA … the agency",
    }),
    "Source: Varland News Agency. In the text: “VNA … the agency”. Marked by Ada.",
  );
});

Deno.test("a long passage is said once, and shortened", () => {
  const quote = "word ".repeat(60).trim();
  const words = markSentence({
    ...MARK,
    kind: "note",
    status: null,
    words: `${"word ".repeat(32).trim()}…`,
    quote,
  });
  assert.equal(words.split("word").length - 1, 32);
});

Deno.test("no sentence ends twice, and nothing is said of what there isn't", () => {
  assert.equal(
    markSentence({ ...MARK, words: "“Who?”", quote: "“Who?”", author: "" }),
    "Claim, unverified: “Who?”",
  );
});

Deno.test("what the server has not taken says so", () => {
  assert.ok(markSentence({ ...MARK, state: "unsaved" }).endsWith("Unsaved."));
  assert.ok(markSentence({ ...MARK, state: "refused" }).endsWith("Not accepted."));
});
