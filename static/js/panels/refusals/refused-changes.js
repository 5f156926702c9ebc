/** What the server refused of a mark, in its words, with the ways on. */

/** @import { Annotation, Entry } from "../../store/types.js" */
/** @import { Settling } from "./merge-versions.js" */
import { bringBack } from "../../store/mending.js";
import { sentence } from "../../store/refusal.js";
import { button, element } from "../elements/element.js";
import { mergeForm } from "./merge-versions.js";

/** @param {Settling} desk @param {Annotation} annotation */
export function troubles(desk, annotation) {
  const refused = desk.record.unsent(annotation.id).filter((entry) => entry.state === "refused");
  return refused.map((entry) =>
    element(
      "div",
      { class: "card__trouble", role: "group", "aria-label": "Not accepted" },
      ...waysOn(desk, entry),
    )
  );
}

/** @param {Settling} desk @param {Entry} entry */
function waysOn(desk, entry) {
  const words = entry.problem ? sentence(entry.problem) : "";
  const giveUp = button("Give up this change", () => desk.sender.discard(entry.id));
  const status = entry.problem?.status;
  if (status === 412 && entry.op === "update") {
    const form = mergeForm(desk, entry);
    if (form) {
      return [
        element("p", {}, "Somebody else changed the same thing meanwhile. Choose which version to keep."),
        form,
      ];
    }
  }
  if ((status === 404 || status === 410) && entry.op === "update") {
    return [
      element("p", {}, `Somebody else deleted this meanwhile. ${words}`),
      button("Restore it, with this change", () => bringBack(desk.record, entry.id)),
      giveUp,
    ];
  }
  const overtaken = status === 412 ? "Somebody else changed this meanwhile. " : "";
  return [
    element("p", {}, `${overtaken}${words}`),
    button("Send again", () => desk.sender.retry(entry.id)),
    giveUp,
  ];
}
