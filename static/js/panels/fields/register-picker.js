/**
 * Pickers for the newsroom's registers: sources, entities and claims, as the record and the API know them.
 */

/** @import { Reader } from "../desk/reloading.js" */
/** @import { Chosen } from "../../store/record-names.js" */
import { seen } from "../../anchoring/unseen.js";
import { newId } from "../../store/ids.js";
import { namesOf } from "../../store/record-names.js";
import { givenTo, namedInStory } from "../../store/story-names.js";
import { entityKindOf, sourceKindOf, withoutTitle } from "../../words/kinds.js";
import { FOUND, isMeant, orderOf, searchesFor } from "../../words/name-order.js";
import { folded, isPronoun, namesIn, newNames } from "../../words/naming.js";
import { ENTITY_KINDS, SOURCE_KINDS } from "../../words/scales.js";
import { counted, shortened } from "../../words/vocabulary.js";
import { createPicker } from "../elements/picker.js";

/** Choices offered from what the page knows. */
const MOST = 6;

const REGISTERS = {
  source: {
    resource: /** @type {const} */ ("sources"),
    kinds: SOURCE_KINDS,
    field: "source_kind",
    kindOf: sourceKindOf,
  },
  entity: {
    resource: /** @type {const} */ ("entities"),
    kinds: ENTITY_KINDS,
    field: "entity_kind",
    kindOf: entityKindOf,
  },
};

/**
 * @param {Reader} desk
 * @param {"source"|"entity"} noun
 * @param {object} options
 * @param {string} options.text  what the field starts with
 * @param {string} [options.words]  of the story, that the record is chosen for: offered as a further name of
 *   it
 * @param {number} [options.at]  where they are: those that the story names nearby are offered first
 * @param {string} [options.label]
 * @param {(chosen: Chosen) => void} options.pick
 * @param {() => void} options.leave
 * @param {import("../elements/picker.js").PickerOptions["several"]} [options.several]
 */
export function registerPicker(desk, noun, { text, words = "", at = 0, label, pick, leave, several }) {
  const { resource, kinds, field, kindOf } = REGISTERS[noun];
  const { record } = desk;
  const keeps = (/** @type {any} */ row) => words ? newNames(words, namesOf(row)) : [];
  const choice = (/** @type {any} */ row, order = FOUND) => {
    const kept = keeps(row);
    return {
      id: row.id,
      name: row.name,
      detail: [kinds[row[field]] ?? "", ...namesOf(row).slice(1, 4)].filter(Boolean).join(" · "),
      order,
      isMeant: isMeant(order),
      keeps: shortened(kept.join("” and “"), 80),
      row,
    };
  };
  const setting = (/** @type {string} */ typed, /** @type {boolean} */ isOffered) => ({
    story: namedInStory(record, noun, at).map((id) => record.row(resource, id)?.canonical ?? id),
    given: givenTo(record, noun, (other) => folded(other) === folded(typed)),
    isOffered,
  });
  const ordered = (
    /** @type {Iterable<any>} */ rows,
    /** @type {string} */ typed,
    /** @type {ReturnType<typeof setting>} */ now,
    /** @type {number|null} */ other,
  ) =>
    [...rows].filter((row) => (row.canonical ?? row.id) === row.id).flatMap((row) => {
      const order = orderOf(seen(typed), { id: row.id, names: namesOf(row), kind: row[field] }, now) ?? other;
      return order === null ? [] : choice(row, order);
    });
  return createPicker({
    label: label ?? `Find or add ${noun === "entity" ? "an entity" : "a source"}`,
    text,
    noun,
    known: (typed, isOffered) =>
      ordered(record.rows(resource).values(), typed, setting(typed, isOffered), null).sort((a, b) =>
        a.order - b.order
      ).slice(0, MOST),
    isNoName: isPronoun,
    search: async (typed, signal) => {
      const found = await Promise.all(
        searchesFor(typed).map((q) =>
          desk.api.first(resource, { q, merged: "false", page_size: "8" }, signal)
        ),
      );
      const rows = new Map(found.flat().map((row) => [row.id, row]));
      return ordered(rows.values(), typed, setting(typed, false), FOUND);
    },
    pick: (chosen, isKept) => {
      if (!record.row(resource, chosen.id)) record.load(resource, [chosen.row]);
      pick({ id: chosen.id, ...(isKept && { names: keeps(chosen.row) }) });
    },
    create: {
      kinds,
      guess: (typed) => {
        const { name, aliases } = namesIn(typed);
        return { name: withoutTitle(name), kind: kindOf(typed), others: aliases };
      },
      make: (name, kind, others) => {
        const aliases = others.map((one) => ({ name: one, language: "", script: "" }));
        pick({ id: newId(), create: { name, [field]: kind, ...(aliases.length && { aliases }) } });
      },
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
  // What no passage makes any more comes last.
  const choice = (/** @type {any} */ row) => ({
    id: row.id,
    name: row.statement,
    detail: row.appearance_count ? `In ${counted(row.appearance_count, "passage")}` : "",
    order: Number(!row.appearance_count),
    isMeant: true,
    row,
  });
  const offered = (/** @type {any[]} */ rows) =>
    rows.filter((row) => row.id !== except && (row.canonical ?? row.id) === row.id).map(choice);
  return createPicker({
    label,
    text: "",
    noun: "claim",
    known: (typed) =>
      offered(
        [...desk.record.rows("claims").values()].filter((row) =>
          saysEnough(typed || row.statement) && isStated(desk, row) &&
          row.statement.toLowerCase().includes(typed.toLowerCase())
        ),
      ).slice(0, MOST),
    search: async (typed, signal) =>
      !saysEnough(typed)
        ? []
        : offered(await desk.api.first("claims", { q: typed, merged: "false", page_size: "8" }, signal)),
    pick: (chosen) => {
      if (!desk.record.claim(chosen.id)) desk.record.load("claims", [chosen.row]);
      pick({ id: chosen.id });
    },
    leave,
  });
}

/** Two letters are found in nearly every claim. @param {string} typed */
function saysEnough(typed) {
  return typed.length > 2;
}

/**
 * Whether any passage makes a claim: one that was made for a passage that now makes another is left without.
 * @param {Reader} desk
 * @param {any} row
 */
function isStated(desk, row) {
  return row.appearance_count > 0 || [...desk.record.shownIn(row.id)].length > 0;
}
