/** What a card asks of words that name somebody or something: which record they stand for. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Chosen } from "../../store/record-names.js" */
/** @import { Desk } from "../desk/desk.js" */
import { seen } from "../../anchoring/unseen.js";
import { setLink } from "../../store/actions.js";
import { keepingNames, namesOf } from "../../store/record-names.js";
import { nameSource } from "../../store/source-words.js";
import { newNames } from "../../words/naming.js";
import { counted, KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { button, element } from "../elements/element.js";
import { labelled } from "../fields/card-fields.js";
import { registerPicker } from "../fields/register-picker.js";

/** @typedef {Pick<Desk, "record"|"api"|"run"|"mayAnnotate"|"focusStory">} Naming  What naming words takes */

const RESOURCES = { source: /** @type {const} */ ("sources"), entity: /** @type {const} */ ("entities") };

/**
 * @param {Naming} desk
 * @param {Annotation} annotation
 * @param {"source"|"entity"} kind
 */
export function nameField(desk, annotation, kind) {
  const row = kind === "source"
    ? desk.record.source(annotation.source)
    : desk.record.entity(annotation.entity);
  const words = seen(desk.record.quote(annotation));
  const picker = registerPicker(desk, kind, {
    text: row?.name ?? words,
    words,
    at: annotation.anchor.pieces[0]?.start ?? 0,
    pick: (chosen) => {
      nameWords(desk, annotation, kind, chosen);
      desk.focusStory();
    },
    leave: () => desk.focusStory(),
  });
  const names = row && desk.mayAnnotate ? newNames(words, namesOf(row)) : [];
  const keep = () => {
    const command = { label: "name kept", changes: [] };
    desk.run(keepingNames(desk.record, RESOURCES[kind], { id: row?.id ?? "", names }, command), "Name kept.");
  };
  const also = names.length
    ? button(`Keep “${shortened(names.join("” and “"), 40)}” as a name of it`, keep, {
      class: "button button--small button--plain card__keep",
    })
    : null;
  const field = labelled(
    kind === "source" ? "Who this is" : "What this is",
    picker,
    row ? "" : "Not set yet",
  );
  return element("div", {}, field, also);
}

/**
 * @param {Naming} desk
 * @param {Annotation} annotation
 * @param {"source"|"entity"} kind
 * @param {Chosen} chosen
 */
function nameWords(desk, annotation, kind, chosen) {
  const name = chosen.create?.name ?? desk.record.row(RESOURCES[kind], chosen.id)?.name;
  const { command, chains } = kind === "source"
    ? nameSource(desk.record, annotation, chosen)
    : { command: setLink(annotation, kind, chosen), chains: 0 };
  const along = chains ? ` ${counted(chains, "attribution")} changed with it.` : "";
  const kept = chosen.names?.length ? ` “${chosen.names.join("” and “")}” kept as a name of it.` : "";
  desk.run(
    keepingNames(desk.record, RESOURCES[kind], chosen, command),
    `${KIND_NAMES[kind]} set to ${name}.${kept}${along}`,
  );
}
