import assert from "node:assert/strict";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { nameSource } from "../../../static/js/store/source-words.js";
import { History } from "../../../static/js/store/undo.js";

const WORDS =
  /** @type {any} */ ({ id: "words", kind: "source", source: "kcna", version: 1, anchor: { pieces: [] } });

/** @param {{span: string|null, sources: string[]}[]} hops */
function chainOf(...hops) {
  const record = new ArticleRecord({
    article: "a",
    revision: "r",
    user: { id: "u", name: "U" },
    text: () => "",
  });
  record.load("annotations", [WORDS]);
  record.load("attributions", [
    /** @type {any} */ ({
      id: "chain",
      content: "c",
      version: 1,
      hops: hops.map((hop, position) => ({ position, role: "relay", ...hop })),
    }),
  ]);
  const sources = () =>
    record.row("attributions", "chain")?.hops.map((/** @type {any} */ hop) => hop.sources);
  return { record, sources };
}

Deno.test("a step follows its words to another source, and one undo takes back both", () => {
  const { record, sources } = chainOf({ span: null, sources: ["kim"] }, { span: "words", sources: ["kcna"] });
  const history = new History(record);
  const { command, chains } = nameSource(record, WORDS, { id: "radio" });
  history.run(command);
  assert.equal(chains, 1);
  assert.deepEqual([record.annotation("words")?.source, sources()], ["radio", [["kim"], ["radio"]]]);
  history.undo();
  assert.deepEqual([record.annotation("words")?.source, sources()], ["kcna", [["kim"], ["kcna"]]]);
});

Deno.test("a joint statement keeps its other sources, and names none of them twice", () => {
  const { record } = chainOf({ span: "words", sources: ["afp", "kcna"] }, {
    span: "words",
    sources: ["kcna", "radio"],
  });
  const { command } = nameSource(record, WORDS, { id: "radio" });
  const hops = command.changes.at(-1)?.body?.hops;
  assert.deepEqual(hops.map((/** @type {any} */ hop) => hop.sources), [["afp", "radio"], ["radio"]]);
});

Deno.test("a step whose source was chosen apart from its words stays", () => {
  const { record } = chainOf({ span: "words", sources: ["tass"] }, { span: "others", sources: ["kcna"] });
  const { command, chains } = nameSource(record, WORDS, { id: "radio" });
  assert.deepEqual([chains, command.changes.length], [0, 1]);
});

Deno.test("a new source is made before anything names it", () => {
  const { record } = chainOf({ span: "words", sources: ["kcna"] });
  const { command } = nameSource(record, WORDS, { id: "radio", create: { name: "Radio" } });
  assert.deepEqual(command.changes.map(({ resource }) => resource), [
    "sources",
    "annotations",
    "attributions",
  ]);
});
