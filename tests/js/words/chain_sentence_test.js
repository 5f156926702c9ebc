import assert from "node:assert/strict";
import { likelyRole } from "../../../static/js/store/actions.js";
import { chainSentence } from "../../../static/js/words/chain-sentence.js";
import { hintLabels } from "../../../static/js/words/hint-labels.js";
import { counted, shortened } from "../../../static/js/words/vocabulary.js";
/** @import { Hop } from "../../../static/js/store/types.js" */

/** @param {...[role: string, ...sources: string[]]} hops @returns {string} */
const said = (...hops) =>
  chainSentence(
    hops.map(([role, ...sources], position) => /** @type {Hop} */ ({ position, role, sources, span: null })),
    (id) => id,
  );

Deno.test("a chain reads from the last who passed it on, inwards to the speaker", () => {
  assert.equal(
    said(["originator", "Kim Jong-un"], ["relay", "KCNA"], ["carrier", "AFP"]),
    "AFP carries KCNA relaying Kim Jong-un",
  );
  assert.equal(
    said(["originator", "the president"], ["spokesperson", "Ms Ahn"]),
    "Ms Ahn speaks for the president",
  );
  assert.equal(said(["originator", "Seoul"]), "Seoul");
});

Deno.test("a joint statement names all who make it", () => {
  assert.equal(said(["originator", "Moscow", "Pyongyang", "Minsk"]), "Moscow, Pyongyang and Minsk");
});

Deno.test("the order of the list doesn't matter, the positions do", () => {
  const hops = [{ position: 1, role: "relay", sources: ["KCNA"], span: null }, {
    position: 0,
    role: "originator",
    sources: ["Kim"],
    span: null,
  }];
  assert.equal(chainSentence(/** @type {Hop[]} */ (hops), (id) => id), "KCNA relays Kim");
});

Deno.test("the first hop is the speaker, agencies relay and publishers carry", () => {
  const kind = (/** @type {string} */ source_kind) => /** @type {any} */ ({ source_kind });
  assert.deepEqual(
    [
      likelyRole(0, kind("publisher")),
      likelyRole(1, kind("state_media")),
      likelyRole(1, kind("named_individual")),
      likelyRole(2, kind("news_agency")),
      likelyRole(1, kind("publisher")),
      likelyRole(1, kind("news_agency")),
      likelyRole(1, kind("news_agency"), true),
      likelyRole(0, kind("news_agency"), true),
    ],
    ["originator", "relay", "spokesperson", "carrier", "carrier", "relay", "carrier", "originator"],
  );
});

Deno.test("no hint's letters are the beginning of another's", () => {
  for (const count of [0, 3, 26, 27, 200]) {
    const labels = hintLabels(count);
    assert.equal(new Set(labels).size, count);
    assert.equal(
      labels.some((label) => labels.some((other) => other !== label && other.startsWith(label))),
      false,
    );
  }
});

Deno.test("text is shortened between words", () => {
  assert.equal(shortened("one two three", 9), "one two…");
  assert.equal(shortened("short", 9), "short");
  assert.equal(counted(1, "word") + counted(2, "word"), "1 word2 words");
});
