/** A claim's topics, its credibility, and its relations to other claims. */

/** @import { Annotation, Relation } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
/** @import { Recording } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { writtenOver } from "../../store/actions.js";
import { partsOf } from "../../store/claim-record.js";
import { rateClaim, relate, removePart } from "../../store/parts.js";
import { CREDIBILITY, RELATIONS } from "../../words/record-fields.js";
import { RELATED_BY } from "../../words/record-words.js";
import { shortened } from "../../words/vocabulary.js";
import { element, select } from "../elements/element.js";
import { Section, sectionRow } from "../elements/section.js";
import { labelled, wordsField } from "../fields/card-fields.js";
import { claimPicker } from "../fields/register-picker.js";

/** @type {Record<string, string>} */
const RATINGS = { "": "Not rated", ...CREDIBILITY };

/** Topics and credibility. @param {Recording} desk @param {string} claim */
export function topicsSection(desk, claim) {
  const row = () => desk.record.claim(claim);
  const topics = () => row()?.topics ?? [];
  const credibility = () => String(row()?.credibility ?? "");
  return new Section({
    name: "topics",
    title: "Topics, credibility",
    words: () =>
      [topics().join(", "), credibility() ? CREDIBILITY[credibility()] : ""].filter(Boolean).join(" · "),
    state: () => [topics(), credibility()],
    rows: () => [
      element(
        "fieldset",
        { class: "record__fields", disabled: !desk.mayAnnotate },
        labelled(
          "Topics, separated by commas",
          wordsField(
            desk,
            topics(),
            (words, seen) =>
              desk.run(writtenOver(rateClaim(claim, { topics: words }), { topics: seen }), "Topics saved."),
            "Topics, separated by commas",
          ),
        ),
        labelled(
          "Credibility",
          select("Credibility", RATINGS, credibility(), (value) =>
            desk.run(
              rateClaim(claim, { credibility: value ? Number(value) : null }),
              `Credibility: ${RATINGS[value]}.`,
            )),
        ),
      ),
    ],
  });
}

/** @param {Recording & Reader} desk @param {Annotation} annotation @param {string} claim */
export function relationsSection(desk, annotation, claim) {
  const own = () => partsOf(desk.record, "relations", claim);
  const others = () => [...desk.record.rows("relations").values()].filter((row) => row.other === claim);
  const lines = () => [
    ...own().map((row) => lineOf(desk.record, row, row.other, RELATIONS)),
    ...others().map((row) => lineOf(desk.record, row, row.claim, RELATED_BY)),
  ];
  return new Section({
    name: "relations",
    title: "Other claims",
    words: () => lines().map(({ verb, statement }) => `${verb} “${shortened(statement, 40)}”`).join(" · "),
    state: lines,
    rows: () => [
      lines().length
        ? element(
          "ul",
          { class: "record__rows" },
          ...lines().map(({ row, verb, statement }) =>
            sectionRow(
              `${verb} ${statement}`,
              [element(
                "p",
                { class: "record__note" },
                element("span", { class: "record__name" }, verb),
                ` ${statement}`,
                row.note ? ` (${row.note})` : "",
              )],
              desk.mayAnnotate ? () => desk.run(removePart("relations", row.id), "Relation removed.") : null,
            )
          ),
        )
        : null,
    ],
    form: () => (desk.mayAnnotate ? relationForm(desk, annotation, claim) : null),
  });
}

/**
 * @param {ArticleRecord} record
 * @param {Relation} row
 * @param {string} other
 * @param {Record<string, string>} verbs
 */
function lineOf(record, row, other, verbs) {
  return {
    row,
    verb: verbs[row.kind] ?? row.kind,
    statement: record.claim(other)?.statement ?? "a claim of another article",
  };
}

/**
 * The kind first, then the claim: picking it records the relation.
 * @param {Recording & Reader} desk
 * @param {Annotation} annotation
 * @param {string} claim
 */
function relationForm(desk, annotation, claim) {
  const kind = select("This claim", RELATIONS, "repeats", () => {});
  const picker = claimPicker(desk, {
    except: annotation.claim,
    label: "Which claim",
    pick: ({ id }) => {
      desk.run(
        relate(claim, kind.value, id),
        `${RELATIONS[kind.value]} “${shortened(desk.record.claim(id)?.statement ?? "", 60)}”.`,
      );
      const field = picker.querySelector("input");
      if (field) field.value = "";
      kind.focus();
    },
    leave: () => desk.focusStory(),
  });
  return element(
    "div",
    { class: "record__form", role: "group", "aria-label": "Add a relation" },
    labelled("This claim", kind),
    picker,
  );
}
