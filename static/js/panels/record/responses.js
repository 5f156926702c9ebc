/**
 * What the parties answered on a claim: one row each, and a form that records the same answer of several at
 * once.
 */

/** @import { Annotation, Response } from "../../store/types.js" */
/** @import { Recording } from "../desk/desk.js" */
/** @import { Collecting } from "../fields/several-sources.js" */
/** @import { Showing } from "../fields/words-field.js" */
import { writtenOver } from "../../store/actions.js";
import { partsOf } from "../../store/claim-record.js";
import { answer, changePart, removePart } from "../../store/parts.js";
import { momentInWords } from "../../words/moments.js";
import { ANSWERS, answersInShort } from "../../words/record-words.js";
import { shortened } from "../../words/vocabulary.js";
import { element, select } from "../elements/element.js";
import { Section, sectionRow } from "../elements/section.js";
import { addForm } from "../fields/add-form.js";
import { captioned, labelled, noteField } from "../fields/card-fields.js";
import { momentField } from "../fields/moment-field.js";
import { SeveralSources } from "../fields/several-sources.js";
import { wordsOfText } from "../fields/words-field.js";

/** @param {Recording & Collecting & Showing} desk @param {Annotation} annotation @param {string} claim */
export function responsesSection(desk, annotation, claim) {
  const rows = () => partsOf(desk.record, "responses", claim);
  const nameOf = (/** @type {string} */ id) => desk.sourceName(id);
  return new Section({
    name: "responses",
    title: "Answers",
    words: () => answersInShort(rows(), nameOf),
    state: () =>
      rows().map((row) => {
        const { id, party, answer, answered, words, note, article } = row;
        return [id, party, nameOf(party), answer, answered, words, wordsOf(desk, row), note, article];
      }),
    rows: () => [
      rows().length
        ? element(
          "ul",
          { class: "record__rows" },
          ...rows().map((row) => responseRow(desk, annotation, row)),
        )
        : null,
    ],
    form: () => (desk.mayAnnotate ? answerForm(desk, annotation, claim) : null),
  });
}

/**
 * The words that hold an answer, where they are in this article.
 * @param {Recording} desk
 * @param {Response} row
 */
function wordsOf(desk, row) {
  const words = row.words ? desk.record.annotation(row.words) : undefined;
  return words ? `“${shortened(desk.record.quote(words), 60)}”` : "";
}

/** @param {Recording & Collecting & Showing} desk @param {Annotation} annotation @param {Response} row */
function responseRow(desk, annotation, row) {
  const name = desk.sourceName(row.party);
  const change = (
    /** @type {Partial<Response>} */ fields,
    /** @type {string} */ message,
    /** @type {Partial<Response>|undefined} */ seen = undefined,
  ) => desk.run(writtenOver(changePart("responses", row.id, fields), seen), message);
  const key = (/** @type {string} */ control) => ({ "data-refocus": `${row.id} ${control}` });
  const elsewhere = row.article && row.article !== annotation.article ? "in another article" : "";
  const details = [row.answered ? momentInWords(row.answered) : "", wordsOf(desk, row) || elsewhere, row.note]
    .filter(Boolean).join(" · ");
  return sectionRow(`${name}: ${ANSWERS[row.answer] ?? row.answer}`, [
    element(
      "div",
      { class: "record__pair" },
      element("span", { class: "record__name" }, name),
      select(
        `Answer of ${name}`,
        ANSWERS,
        row.answer,
        (chosen) => change({ answer: chosen }, `${name}: ${ANSWERS[chosen]}.`),
        key("answer"),
      ),
    ),
    element(
      "details",
      { class: "card__more" },
      element("summary", key("more"), details || "When, where, note"),
      element(
        "div",
        { class: "record__fields" },
        momentField(`${name} answered`, row.answered, (answered) => change({ answered }, "Time saved."), key),
        labelled(
          "Words",
          wordsOfText(desk, {
            label: `Words that hold the answer of ${name}`,
            title: `Where does the text say what ${name} answered?`,
            value: row.words,
            fits: fits(annotation),
            take: (words) => change(placed(desk, words), "Words saved."),
          }, key("words")).element,
        ),
        labelled(
          "Note",
          noteField(
            desk,
            row.note,
            (note, seen) => note !== row.note && change({ note }, "Note saved.", { note: seen }),
            `Note on the answer of ${name}`,
          ),
        ),
      ),
    ),
  ], desk.mayAnnotate ? () => desk.run(removePart("responses", row.id), `Answer of ${name} removed.`) : null);
}

/** Any mark may hold an answer, but the claim itself. @param {Annotation} annotation */
function fits(annotation) {
  return (/** @type {Annotation} */ one) => one.id !== annotation.id && one.kind !== "entity";
}

/** Words lie in an article, which goes along with them. @param {Recording} desk @param {string|null} words */
function placed(desk, words) {
  return { words, article: words ? desk.record.annotation(words)?.article ?? null : null };
}

/** @param {Recording & Collecting & Showing} desk @param {Annotation} annotation @param {string} claim */
function answerForm(desk, annotation, claim) {
  const given = select("Answer", ANSWERS, "not_confirmed", () => {});
  const at = annotation.anchor.pieces[0]?.start;
  const parties = new SeveralSources(desk, "Who answered, or didn’t", () => given.focus(), at);
  const words = wordsOfText(desk, {
    label: "Words that hold the answer",
    title: "Where does the text say what they answered?",
    fits: fits(annotation),
  });
  const add = () => {
    if (!parties.ids.length) return parties.focus(), false;
    const { names } = parties;
    desk.run(
      answer(claim, parties.ids, { answer: given.value, ...placed(desk, words.value || null) }, parties.made),
      `${ANSWERS[given.value]}: ${names}.`,
    );
  };
  return addForm(
    {
      label: "Add answers",
      verb: "Save answer",
      keep: [given],
      add,
      after: () => parties.focus(),
    },
    parties.element,
    labelled("Words in the text", words.element),
    captioned("Answer", given),
  );
}
