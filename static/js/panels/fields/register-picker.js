/**
 * Pickers for the newsroom's registers: sources, entities and claims, as the record and the API know them.
 */

/** @import { Reader } from "../desk/reloading.js" */
import { seen } from "../../anchoring/unseen.js";
import { newId } from "../../store/ids.js";
import { ENTITY_KINDS, SOURCE_KINDS } from "../../words/scales.js";
import { counted } from "../../words/vocabulary.js";
import { createPicker } from "../elements/picker.js";

/** Choices offered from what the page knows. */
const MOST = 6;

/** @typedef {{id: string, create?: Record<string, any>}} Chosen */

const REGISTERS = {
  source: {
    resource: /** @type {const} */ ("sources"),
    kinds: SOURCE_KINDS,
    field: "source_kind",
    kind: "named_individual",
  },
  entity: {
    resource: /** @type {const} */ ("entities"),
    kinds: ENTITY_KINDS,
    field: "entity_kind",
    kind: "person",
  },
};

/**
 * @param {Reader} desk
 * @param {"source"|"entity"} noun
 * @param {{text: string, label?: string, pick: (chosen: Chosen) => void, leave: () => void, several?:
 *   import("../elements/picker.js").PickerOptions["several"]}} options
 */
export function registerPicker(desk, noun, { text, label, pick, leave, several }) {
  const register = REGISTERS[noun];
  const choice = (/** @type {any} */ row) => ({
    id: row.id,
    name: row.name,
    detail: detailOf(row, register),
    row,
  });
  return createPicker({
    label: label ?? `Find or add ${noun === "entity" ? "an entity" : "a source"}`,
    text,
    noun,
    known: (typed) =>
      [...desk.record.rows(register.resource).values()].filter((row) => matches(row, typed)).slice(0, MOST)
        .map(choice),
    search: async (typed, signal) =>
      (await desk.api.first(register.resource, { q: typed, merged: "false", page_size: "8" }, signal)).map(
        choice,
      ),
    pick: (chosen) => {
      if (!desk.record.row(register.resource, chosen.id)) desk.record.load(register.resource, [chosen.row]);
      pick({ id: chosen.id });
    },
    create: {
      kinds: register.kinds,
      kind: register.kind,
      make: (name, kind) => pick({ id: newId(), create: { name, [register.field]: kind } }),
    },
    leave,
    several,
  });
}

/**
 * Finds a claim that is already on record, so that two passages can state the same one.
 *
 * @param {Reader} desk
 * @param {{except: string|null, label?: string, pick: (chosen: Chosen) => void, leave: () => void}} options
 */
export function claimPicker(desk, { except, label = "Same claim as…", pick, leave }) {
  const choice = (/** @type {any} */ row) => ({
    id: row.id,
    name: row.statement,
    detail: row.appearance_count ? `In ${counted(row.appearance_count, "passage")}` : "",
    row,
  });
  // What no passage makes any more comes last.
  const offered = (/** @type {any[]} */ rows) =>
    rows.filter((row) => row.id !== except).sort((a, b) =>
      Number(!a.appearance_count) - Number(!b.appearance_count)
    ).map(choice);
  return createPicker({
    label,
    text: "",
    noun: "claim",
    known: (typed) =>
      offered(
        [...desk.record.rows("claims").values()].filter((row) =>
          isStated(desk, row) && row.statement.toLowerCase().includes(typed.toLowerCase())
        ),
      ).slice(0, MOST),
    search: async (typed, signal) =>
      offered(await desk.api.first("claims", { q: typed, merged: "false", page_size: "8" }, signal)),
    pick: (chosen) => {
      if (!desk.record.claim(chosen.id)) desk.record.load("claims", [chosen.row]);
      pick({ id: chosen.id });
    },
    leave,
  });
}

/**
 * Whether any passage makes a claim: one that was made for a passage that now makes another is left without.
 * @param {Reader} desk
 * @param {any} row
 */
function isStated(desk, row) {
  return row.appearance_count > 0 || [...desk.record.shownIn(row.id)].length > 0;
}

/**
 * @param {any} row
 * @param {{kinds: Record<string, string>, field: string}} register
 */
function detailOf(row, register) {
  const others = row.aliases.map((/** @type {{name: string}} */ alias) => alias.name).slice(0, 3);
  return [register.kinds[row[register.field]] ?? "", ...others].filter(Boolean).join(" · ");
}

/** @param {any} row @param {string} typed */
function matches(row, typed) {
  const wanted = seen(typed).toLowerCase();
  return [row.name, ...row.aliases.map((/** @type {{name: string}} */ alias) => alias.name)].some((name) => {
    const known = seen(name).toLowerCase();
    return known.includes(wanted) || (known.length > 2 && wanted.includes(known));
  });
}
