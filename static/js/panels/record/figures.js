/** The numbers of a claim: read from marked words by the server, corrected by hand. */

/** @import { Annotation, Figure } from "../../store/types.js" */
/** @import { Recording } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { writtenOver } from "../../store/actions.js";
import { figureOf, partsOf } from "../../store/claim-record.js";
import { claimsFor } from "../../store/nearest.js";
import { addFigure, changePart, removePart } from "../../store/parts.js";
import { figureInWords, NOTHING } from "../../words/figure.js";
import { shortened } from "../../words/vocabulary.js";
import { readFigure } from "../desk/read-figure.js";
import { button, element, select, write } from "../elements/element.js";
import { Section, sectionRow } from "../elements/section.js";
import { isTyped } from "../elements/typed.js";
import { addForm } from "../fields/add-form.js";
import { labelled } from "../fields/card-fields.js";
import { passageSelect } from "../fields/passage-choice.js";
import { FigureFields } from "./figure-fields.js";

/**
 * The figures of a claim.
 * @param {Recording & Reader} desk
 * @param {Annotation} annotation
 * @param {string} claim
 */
export function figuresSection(desk, annotation, claim) {
  const rows = () => partsOf(desk.record, "figures", claim);
  return new Section({
    name: "figures",
    title: "Figures",
    words: () => rows().map(figureInWords).join(" · "),
    state: () => rows().map((row) => ({ ...row, version: 0, modified: "", modified_by: null })),
    rows: () => [
      rows().length
        ? element(
          "ul",
          { class: "record__rows" },
          ...rows().map((row) => figureRow(desk, row)),
        )
        : null,
    ],
    form: () => (desk.mayAnnotate ? figureForm(desk, annotation, claim) : null),
  });
}

/** The figure that a figure mark gives. @param {Recording & Reader} desk @param {Annotation} annotation */
export function figureSection(desk, annotation) {
  const row = () => figureOf(desk.record, annotation.id);
  return new Section({
    name: "figure",
    title: "Number",
    words: () => (row() ? figureInWords(/** @type {Figure} */ (row())) : "Not recorded yet"),
    state: () => [
      { ...row(), version: 0, modified: "", modified_by: null },
      row() ? "" : claimsFor(desk.record, annotation),
    ],
    rows: () => {
      const figure = row();
      return figure
        ? [ownerField(desk, annotation, figure), ...editable(desk, figure)]
        : [desk.mayAnnotate ? readForm(desk, annotation) : null];
    },
  });
}

/** @param {Recording} desk @param {Figure} row */
function figureRow(desk, row) {
  const words = figureInWords(row);
  const remove = desk.mayAnnotate ? () => desk.run(removePart("figures", row.id), `${words} removed.`) : null;
  return sectionRow(words, [
    element(
      "details",
      { class: "card__more" },
      element("summary", { "data-refocus": `${row.id} more` }, words),
      fieldsOf(desk, row),
    ),
  ], remove);
}

/** @param {Recording} desk @param {Figure} row */
function editable(desk, row) {
  const remove = button(
    "Remove the number",
    () => desk.run(removePart("figures", row.id), "Number removed."),
    { class: "button button--small button--plain" },
  );
  return [fieldsOf(desk, row), desk.mayAnnotate ? remove : null];
}

/** @param {Recording} desk @param {Figure} row */
function fieldsOf(desk, row) {
  const name = figureInWords(row);
  return new FigureFields(
    row,
    ` of “${shortened(name, 40)}”`,
    (changed, seen) => desk.run(writtenOver(changePart("figures", row.id, changed), seen), "Figure saved."),
    row.id,
  ).element;
}

/**
 * Which claim a figure belongs to.
 * @param {Recording} desk
 * @param {Annotation} annotation
 * @param {Figure} figure
 */
function ownerField(desk, annotation, figure) {
  const choices = Object.fromEntries(
    [...claimsFor(desk.record, annotation), [
      figure.claim,
      desk.record.claim(figure.claim)?.statement ?? "A claim of another article",
    ]].map(([id, words]) => [id, shortened(words ?? "", 60)]),
  );
  return labelled(
    "In the claim",
    select(
      "In the claim",
      choices,
      figure.claim,
      (claim) =>
        desk.run(changePart("figures", figure.id, { claim }), "The figure belongs to another claim now."),
    ),
  );
}

/**
 * Reads the mark's own words, for a claim.
 * @param {Recording & Reader} desk
 * @param {Annotation} annotation
 */
function readForm(desk, annotation) {
  const choices = claimsFor(desk.record, annotation);
  if (!choices.length) {
    return element("p", { class: "card__ask" }, "A figure belongs to a claim. Mark the claim first.");
  }
  const owner = select(
    "In the claim",
    Object.fromEntries(choices.map(([id, words]) => [id, shortened(words, 60)])),
    choices[0]?.[0] ?? "",
    () => {},
  );
  const { form, read } = newFigure(desk, () => ({ claim: owner.value, annotation: annotation.id }));
  read(annotation);
  form.querySelector(".record__ways")?.before(labelled("In the claim", owner));
  return form;
}

/**
 * Takes marked words, or none: then the number is typed.
 * @param {Recording & Reader} desk
 * @param {Annotation} about
 * @param {string} claim
 */
function figureForm(desk, about, claim) {
  const isFree = (/** @type {Annotation} */ one) => one.kind === "figure" && !figureOf(desk.record, one.id);
  const take = (/** @type {string|null} */ id) => {
    const words = id ? desk.record.annotation(id) : undefined;
    if (words) read(words);
  };
  const words = passageSelect(desk.record, about.id, {
    label: "Words that give the number",
    none: "Typed by hand",
    fits: isFree,
    take,
  });
  const { form, read } = newFigure(desk, () => ({ claim, annotation: words.value || null }), () => {
    words.value = "";
    words.focus();
  });
  form.prepend(labelled("Words", words));
  return form;
}

/**
 * @param {Recording & Reader} desk
 * @param {() => {claim: string, annotation: string|null}} owner
 * @param {() => void} [added]
 */
function newFigure(desk, owner, added = () => {}) {
  const fields = new FigureFields(NOTHING, " of the new figure");
  const said = element("p", { class: "card__ask", role: "status" });
  const add = () => {
    const { amount } = fields;
    if (!amount) return fields.focus(), false;
    const { claim, annotation } = owner();
    desk.run(addFigure(claim, annotation, amount), `${figureInWords(amount)} added.`);
  };
  const after = () => {
    fields.set(NOTHING);
    said.textContent = "";
    added();
  };
  const form = addForm({ label: "Add a figure", verb: "Save figure", add, after }, said, fields.element);
  const read = async (/** @type {Annotation} */ annotation) => {
    const { amount, days, reason } = await readFigure(desk, annotation);
    // What the editor has typed by then, or before a reload, isn't overwritten.
    if (isTyped(form)) return;
    fields.set({ ...NOTHING, ...days, ...amount });
    write(
      said,
      amount
        ? `Read from “${shortened(desk.record.quote(annotation), 40)}”: ${
          figureInWords({ ...NOTHING, ...amount })
        }. Check it.`
        : reason,
    );
  };
  return { form, read };
}
