/**
 * Two versions of the same fields, side by side: the editor's, which the server refused, and what somebody
 * else made of them.
 */

/** @import { Entry } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { settle } from "../../store/mending.js";
import { before } from "../../store/rows.js";
import { differences } from "../../words/history-sentences.js";
import { bothOf, settled } from "../../words/versions.js";
import { button, element, uniqueId } from "../elements/element.js";

/** @typedef {Pick<Desk, "record"|"story"|"sender"|"announce">} Settling what settling a refusal takes */

/**
 * @param {Settling} desk
 * @param {Entry} entry a refused update
 * @returns {HTMLElement|null} null when the server's row isn't known, or says the same
 */
export function mergeForm(desk, entry) {
  const row = desk.record.confirmed.row(entry.row);
  if (!row) return null;
  const mine = entry.body, theirs = before(row, mine);
  const worded = (
    /** @type {Record<string, any>} */ fields,
  ) => (fields.pieces
    ? {
      ...fields,
      pieces: fields.pieces.map((/** @type {any} */ { start, end }) => ({
        exact: desk.story.text(start, end),
      })),
    }
    : fields);
  const found = differences({ before: worded(theirs), after: worded(mine) }, (id) => nameIn(desk, id));
  if (!found.length) return null;
  /** @type {Map<string, () => string>} */
  const choices = new Map();
  const fields = found.map(({ name, field, before: other, after: own }) => {
    const group = uniqueId("version");
    const both = bothOf(name, mine[name], theirs[name]);
    const options = /** @type {[string, string, string][]} */ ([
      ["mine", "Yours", own],
      ["theirs", "Theirs", other],
      ...(both === undefined ? [] : [["both", "Both", ""]]),
    ]);
    const radios = options.map(([value, whose, words]) => {
      const input = element("input", {
        type: "radio",
        name: group,
        value,
        checked: value === (both === undefined ? "mine" : "both"),
      });
      return {
        input,
        label: element(
          "label",
          { class: "merge__choice" },
          input,
          element("span", {}, element("strong", {}, words ? `${whose}: ` : whose), words),
        ),
      };
    });
    choices.set(name, () => radios.find(({ input }) => input.checked)?.input.value ?? "theirs");
    return element(
      "fieldset",
      { class: "merge__field" },
      element("legend", {}, capitalised(field)),
      ...radios.map(({ label }) => label),
    );
  });
  const save = () => {
    const chosen = Object.fromEntries([...choices].map(([name, choice]) => [name, choice()]));
    settle(desk.record, entry.id, settled(mine, theirs, chosen));
    desk.announce("Settled.");
  };
  return element(
    "div",
    { class: "merge" },
    ...fields,
    element(
      "div",
      { class: "merge__ways" },
      button("Save this", save),
      button("Give up mine", () => desk.sender.discard(entry.id)),
    ),
  );
}

/** @param {Settling} desk @param {string} id */
function nameIn({ record }, id) {
  const annotation = record.annotation(id);
  return record.source(id)?.name ?? record.entity(id)?.name ?? record.claim(id)?.statement ??
    (annotation && record.quote(annotation));
}

/** @param {string} words */
function capitalised(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
