import assert from "node:assert/strict";
import { isMeant, orderOf, searchesFor } from "../../../static/js/words/name-order.js";

const CHIEFS = { id: "chiefs", names: ["Joint Chiefs of Staff", "JCS"], kind: "military" };
const SOUTH = { id: "south", names: ["South Korea"], kind: "government_body" };
const AGENCY = { id: "agency", names: ["Korean Central News Agency"], kind: "state_media" };
const MOREN = { id: "moren", names: ["Ilka Moren"], kind: "named_individual" };
const ELSE = { id: "else", names: ["Moren Institute"], kind: "named_group" };
const ALL = [SOUTH, ELSE, AGENCY, MOREN, CHIEFS];

/** @param {string} words @param {string[]} story @param {string[]} given @param {boolean} isOffered */
function offered(words, story, given = [], isOffered = true) {
  const orders = ALL.map((one) => ({
    id: one.id,
    order: orderOf(words, one, { story, given: new Set(given), isOffered }),
  }));
  const shown = orders.filter(({ order }) => order !== null).sort((a, b) =>
    Number(a.order) - Number(b.order)
  );
  return {
    ids: shown.map(({ id }) => id),
    meant: shown.find(({ order }) => isMeant(Number(order)))?.id ?? null,
  };
}

Deno.test("for a pronoun only the story’s own are offered, the nearest that it may mean first", () => {
  assert.deepEqual(offered("He", ["agency", "moren"]), { ids: ["moren"], meant: "moren" });
  assert.deepEqual(offered("it", ["moren", "agency", "chiefs"]).ids, ["agency", "chiefs"]);
  assert.deepEqual(offered("they", []), { ids: [], meant: null });
});

Deno.test("the longest name inside the words is meant, and whoever bears the words before that", () => {
  assert.deepEqual(offered("South Korea’s Joint Chiefs of Staff", ["south"]), {
    ids: ["chiefs", "south"],
    meant: "chiefs",
  });
  assert.equal(offered("the JCS", []).meant, "chiefs");
});

Deno.test("words once given to a record are offered for it again", () => {
  assert.deepEqual(offered("Seoul’s military", ["agency", "chiefs"], ["chiefs"]), {
    ids: ["chiefs", "agency"],
    meant: "chiefs",
  });
  assert.deepEqual(offered("Seoul’s military", ["agency"]), { ids: ["agency"], meant: null });
});

Deno.test("the story’s own come before others of the same name", () => {
  assert.deepEqual(offered("Moren", ["moren"]).ids, ["moren", "else"]);
  assert.deepEqual(offered("Moren", ["else"]).meant, "else");
});

Deno.test("what somebody types finds only what fits", () => {
  assert.deepEqual(offered("mor", ["agency", "else"], [], false).ids, ["else", "moren"]);
});

Deno.test("a register is searched for the name, and for what may stand behind an owner or a title", () => {
  assert.deepEqual(searchesFor("South Korea’s Joint Chiefs of Staff"), [
    "South Korea’s Joint Chiefs of Staff",
    "Joint Chiefs of Staff",
  ]);
  assert.deepEqual(searchesFor("Russian President Vladimir Putin, 72"), [
    "Russian President Vladimir Putin, 72",
    "Vladimir Putin",
  ]);
  assert.deepEqual(searchesFor("the Korean Central News Agency (KCNA)"), ["Korean Central News Agency"]);
});
