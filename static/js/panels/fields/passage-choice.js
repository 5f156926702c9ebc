/** Marks of the article as choices: those that are likely meant, then the nearest. */

/** @import { Kind } from "../../anchoring/types.js" */
/** @import { Annotation } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
import { nearest } from "../../store/nearest.js";
import { KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { element } from "../elements/element.js";

/**
 * A select of passages. It looks for them again whenever it gets the focus, since marks come and go.
 *
 * @param {ArticleRecord} record
 * @param {string} about the annotation's id
 * @param {{label: string, none: string, value?: string|null, fits: (one: Annotation) => boolean, likely?:
 *   (one: Annotation) => boolean, take?: (id: string|null) => void}} options
 * @param {Record<string, any>} [attributes]
 */
export function passageSelect(
  record,
  about,
  { label, none, value = null, fits, likely, take = () => {} },
  attributes = {},
) {
  const control = element("select", {
    class: "card__control",
    "aria-label": label,
    onchange: () => take(control.value || null),
    ...attributes,
  });
  const fill = (/** @type {string} */ chosen) => {
    const annotation = record.annotation(about);
    const near = annotation ? nearest(record, annotation, fits, likely) : [];
    const known = chosen && !near.some((one) => one.id === chosen) ? record.annotation(chosen) : undefined;
    const choices = known ? [known, ...near] : near;
    control.replaceChildren(
      element("option", { value: "" }, none),
      ...choices.map((one) =>
        element("option", { value: one.id, selected: one.id === chosen }, wordsOf(record, one, choices))
      ),
    );
  };
  control.addEventListener("focus", () => fill(control.value));
  fill(value ?? "");
  return control;
}

/**
 * The kind is shown if it isn't the same for all.
 * @param {ArticleRecord} record
 * @param {Annotation} one
 * @param {Annotation[]} all
 */
function wordsOf(record, one, all) {
  const words = `“${shortened(record.quote(one), 40)}”`;
  return all.some((other) => other.kind !== one.kind)
    ? `${KIND_NAMES[/** @type {Kind} */ (one.kind)]}: ${words}`
    : words;
}
