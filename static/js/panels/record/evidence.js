/** What speaks for and against a claim: passages, web pages, notes. */

/** @import { Annotation, Evidence } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
/** @import { Recording } from "../desk/desk.js" */
/** @import { Showing } from "../fields/words-field.js" */
/** @import { Visiting } from "../marking/go-to-marks.js" */
import { partsOf } from "../../store/claim-record.js";
import { addEvidence, changePart, removePart } from "../../store/parts.js";
import { STANCES_OF_EVIDENCE } from "../../words/record-fields.js";
import { dayInWords, evidenceKind } from "../../words/record-words.js";
import { shortened } from "../../words/vocabulary.js";
import { button, element, select } from "../elements/element.js";
import { Section, sectionRow } from "../elements/section.js";
import { addForm } from "../fields/add-form.js";
import { captioned } from "../fields/card-fields.js";
import { wordsOfText } from "../fields/words-field.js";
import { visit } from "../marking/go-to-marks.js";

/** @type {Record<string, string>} */
const KINDS = { passage: "A marked passage", url: "A web page", note: "A note" };

/** @param {Recording & Visiting & Showing} desk @param {Annotation} annotation @param {string} claim */
export function evidenceSection(desk, annotation, claim) {
  const rows = () => partsOf(desk.record, "evidence", claim);
  const count = (/** @type {string} */ stance) => rows().filter((row) => row.stance === stance).length;
  return new Section({
    name: "evidence",
    title: "Evidence",
    words: () =>
      [count("for") ? `${count("for")} for` : "", count("against") ? `${count("against")} against` : ""]
        .filter(Boolean).join(", "),
    state: () =>
      rows().map((row) => {
        const { id, stance, url, retrieved, note } = row;
        return [id, stance, evidenceInWords(desk.record, row), url, retrieved, note];
      }),
    rows: () => [
      rows().length
        ? element(
          "ul",
          { class: "record__rows" },
          ...rows().map((row) => evidenceRow(desk, row)),
        )
        : null,
    ],
    form: () => (desk.mayAnnotate ? evidenceForm(desk, annotation, claim) : null),
  });
}

/** One line for a piece of evidence. @param {ArticleRecord} record @param {Evidence} row */
export function evidenceInWords(record, row) {
  const passage = row.annotation ? record.annotation(row.annotation) : undefined;
  if (passage) return `“${shortened(record.quote(passage), 80)}”`;
  if (row.annotation) return "A passage of another article";
  return row.url ? row.url.replace(/^https?:\/\/(?:www\.)?/, "") : shortened(row.note, 120);
}

/** @param {Recording & Visiting} desk @param {Evidence} row */
function evidenceRow(desk, row) {
  const words = evidenceInWords(desk.record, row);
  const passage = row.annotation ? desk.record.annotation(row.annotation) : undefined;
  const note = row.note && row.note !== words ? element("p", { class: "record__note" }, row.note) : null;
  return sectionRow(`evidence ${words}`, [
    element(
      "div",
      { class: "record__pair" },
      element(
        "span",
        { class: "record__name" },
        evidenceKind(row),
        row.retrieved
          ? element("span", { class: "record__when" }, ` read ${dayInWords(row.retrieved)}`)
          : null,
      ),
      select(
        `Speaks for or against: ${shortened(words, 60)}`,
        STANCES_OF_EVIDENCE,
        row.stance,
        (stance) => desk.run(changePart("evidence", row.id, { stance }), `Evidence ${stance}.`),
        {
          "data-refocus": `${row.id} stance`,
        },
      ),
    ),
    passage
      ? button(words, () => (desk.focusStory(), visit(desk, passage)), {
        class: "record__link",
        title: "To these words in the text",
      })
      : linked(row, words),
    note,
  ], desk.mayAnnotate ? () => desk.run(removePart("evidence", row.id), "Evidence removed.") : null);
}

/**
 * Only a web address becomes a link: others could run scripts.
 * @param {Evidence} row
 * @param {string} words
 */
function linked(row, words) {
  if (!/^https?:\/\/[^\s\\\p{Cc}\p{Cf}]+$/iu.test(row.url)) {
    return element("p", { class: "record__note" }, words);
  }
  return element(
    "a",
    { href: row.url, target: "_blank", rel: "noopener noreferrer", class: "record__link" },
    shortened(words, 80),
  );
}

/** @param {Recording & Showing} desk @param {Annotation} annotation @param {string} claim */
function evidenceForm(desk, annotation, claim) {
  const stance = select("Speaks for or against", STANCES_OF_EVIDENCE, "for", () => {});
  const kind = select("Kind of evidence", KINDS, "passage", () => show());
  const passage = wordsOfText(desk, {
    label: "The passage",
    title: "Which words of the text speak for or against the claim?",
    fits: (one) => one.id !== annotation.id,
  });
  const url = element("input", {
    class: "card__control",
    type: "url",
    "aria-label": "Web address",
    placeholder: "https://",
    autocomplete: "off",
  });
  const retrieved = element("input", {
    class: "card__control",
    type: "date",
    "aria-label": "Read on",
    value: today(),
  });
  const note = element("textarea", {
    class: "card__control card__text",
    rows: "1",
    "aria-label": "Note on the evidence",
    placeholder: "Note",
  });
  const trouble = element("p", { class: "card__rule", role: "alert", hidden: true });
  const page = element(
    "div",
    { class: "record__pair record__pair--wide" },
    captioned("Web address", url),
    captioned("Read on", retrieved),
  );
  const show = () => {
    passage.element.hidden = kind.value !== "passage";
    page.hidden = kind.value !== "url";
    trouble.hidden = true;
  };
  const add = () => {
    const given = {
      passage: { annotation: passage.value },
      url: { url: url.value.trim(), retrieved: retrieved.value },
      note: { note: note.value.trim() },
    }[kind.value] ?? {};
    const missing = Object.values(given).some((value) => !value) ||
      (kind.value === "url" && !/^https?:\/\/[^/]+/i.test(url.value.trim()));
    trouble.hidden = !missing;
    if (missing) {
      trouble.textContent = {
        passage: "Point at the passage first.",
        url: "Write an address that begins with https://, and the day on which the page was read.",
        note: "Write the note.",
      }[kind.value] ?? "";
      return { passage, url, note }[kind.value]?.focus(), false;
    }
    desk.run(
      addEvidence(claim, { stance: stance.value, ...given, note: note.value.trim() }),
      `Evidence ${stance.value} the claim added.`,
    );
  };
  show();
  return addForm(
    {
      label: "Add evidence",
      verb: "Save evidence",
      add,
      keep: [stance, kind],
      after: () => (show(), stance.focus()),
    },
    element("div", { class: "record__pair" }, captioned("It speaks", stance), captioned("It is", kind)),
    passage.element,
    page,
    note,
    trouble,
  );
}

/** The day by the editor's own clock. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
