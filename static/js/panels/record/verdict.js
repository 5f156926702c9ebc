/** The newsroom's verdict on a claim: the one in force, those before it, and a new one. */

/** @import { Evidence, Verdict } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
/** @import { Recording } from "../desk/desk.js" */
import { partsOf, statusOf, verdictsOf } from "../../store/claim-record.js";
import { decide, removePart } from "../../store/parts.js";
import { STANCES_OF_EVIDENCE } from "../../words/record-fields.js";
import { STATUSES } from "../../words/scales.js";
import { momentInWords } from "../../words/moments.js";
import { typedNumber } from "../../words/record-words.js";
import { counted, shortened } from "../../words/vocabulary.js";
import { button, element, select } from "../elements/element.js";
import { Section } from "../elements/section.js";
import { addForm } from "../fields/add-form.js";
import { captioned, labelled } from "../fields/card-fields.js";
import { evidenceInWords } from "./evidence.js";

/** @param {Recording} desk @param {string} claim */
export function verdictSection(desk, claim) {
  const all = () => verdictsOf(desk.record, claim);
  const words = () => {
    const [latest] = all();
    return latest
      ? `${STATUSES[latest.status] ?? latest.status} · ${momentInWords(latest.decided, false)}`
      : STATUSES[statusOf(desk.record, claim)] ?? "";
  };
  return new Section({
    name: "verdict",
    title: "Verdict",
    words,
    state: () => all().map((row) => [row, grounds(desk.record, row)]),
    rows: () => {
      const [latest, ...earlier] = all();
      const before = earlier.length
        ? element(
          "details",
          { class: "card__more" },
          element(
            "summary",
            { "data-refocus": "earlier" },
            `${counted(earlier.length, "earlier verdict")}, superseded`,
          ),
          element(
            "ul",
            { class: "record__rows" },
            ...earlier.map((row) => element("li", { class: "record__past" }, ...told(desk.record, row))),
          ),
        )
        : null;
      return [latest ? inForce(desk, latest) : null, before];
    },
    form: () => (desk.mayAnnotate ? verdictForm(desk, claim) : null),
  });
}

/** What a verdict rests on, in words. @param {ArticleRecord} record @param {Verdict} row */
function grounds(record, row) {
  const rows = row.evidence.flatMap((id) =>
    /** @type {Evidence|undefined} */ (record.row("evidence", id)) ?? []
  );
  return rows.map((one) => `${STANCES_OF_EVIDENCE[one.stance]}: ${evidenceInWords(record, one)}`);
}

/** @param {ArticleRecord} record @param {Verdict} row */
function told(record, row) {
  const { rating } = row;
  const rated = [
    row.alternate_name,
    rating ? `${rating.value} on a scale from ${rating.worst} to ${rating.best}` : "",
  ].filter(Boolean).join(", ");
  const found = grounds(record, row);
  return [
    element(
      "p",
      { class: "record__name" },
      STATUSES[row.status] ?? row.status,
      rated ? element("span", { class: "record__when" }, ` · ${rated}`) : null,
    ),
    element("p", { class: "record__note" }, row.reason),
    found.length
      ? element("ul", { class: "record__grounds" }, ...found.map((words) => element("li", {}, words)))
      : null,
    element(
      "p",
      { class: "record__when" },
      [row.author, momentInWords(row.decided)].filter(Boolean).join(" · "),
    ),
  ];
}

/** @param {Recording} desk @param {Verdict} row */
function inForce(desk, row) {
  const withdraw = () => desk.run(removePart("verdicts", row.id), "Verdict withdrawn. U restores it.");
  return element(
    "div",
    { class: "record__force" },
    ...told(desk.record, row),
    desk.mayAnnotate
      ? button("Withdraw", withdraw, {
        class: "button button--small button--plain",
        title: "Withdraw this verdict",
      })
      : null,
  );
}

/** @param {Recording} desk @param {string} claim */
function verdictForm(desk, claim) {
  const status = select("Verdict", STATUSES, statusOf(desk.record, claim), () => {});
  const reason = element("textarea", {
    class: "card__control card__text",
    rows: "2",
    "aria-label": "Reason of the verdict",
  });
  const name = element("input", {
    class: "card__control",
    "aria-label": "Rating in words, such as “Mostly false”",
    placeholder: "Mostly false",
    autocomplete: "off",
  });
  const number = (/** @type {string} */ label, /** @type {string} */ start) =>
    element("input", {
      class: "card__control",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-label": label,
      value: start,
    });
  const [value, worst, best] = [number("Rating", ""), number("Worst", "1"), number("Best", "5")];
  const evidence = element("fieldset", { class: "record__ticks" });
  const trouble = element("p", { class: "card__rule", role: "alert", hidden: true });
  const tick = () => ticks(desk.record, claim, evidence);
  const add = () => {
    const scale = [value, worst, best].map((field) => typedNumber(field.value));
    const fault = faultOf(reason.value, name.value, scale);
    trouble.hidden = !fault;
    trouble.textContent = fault?.words ?? "";
    if (fault) return { reason, name, rating: value }[fault.at]?.focus(), false;
    const [given, low, high] = scale;
    const rating = given === null ? null : { value: Number(given), worst: Number(low), best: Number(high) };
    const chosen = [...evidence.querySelectorAll("input:checked")].map((box) =>
      /** @type {HTMLInputElement} */ (box).value
    );
    desk.run(
      decide(claim, {
        status: status.value,
        reason: reason.value.trim(),
        alternate_name: name.value.trim(),
        rating,
        evidence: chosen,
      }),
      `Verdict: ${STATUSES[status.value]}.`,
    );
  };
  const rating = element(
    "details",
    { class: "card__more" },
    element("summary", {}, "Rating"),
    element(
      "div",
      { class: "record__scale" },
      captioned("In words", name),
      ...[value, worst, best].map((field) => captioned(field.getAttribute("aria-label") ?? "", field)),
    ),
  );
  const form = addForm(
    {
      label: "New verdict",
      verb: "Save verdict",
      add,
      keep: [status],
      after: () => (tick(), status.focus()),
    },
    labelled("New verdict", status),
    labelled("Reason", reason),
    rating,
    evidence,
    trouble,
  );
  form.addEventListener("focusin", tick);
  tick();
  return form;
}

/**
 * What keeps a verdict from being recorded, as the server would say.
 *
 * @param {string} reason
 * @param {string} name
 * @param {(number|null|undefined)[]} scale
 * @returns {{at: "reason"|"name"|"rating", words: string}|null}
 */
function faultOf(reason, name, [value, worst, best]) {
  if (!reason.trim()) {
    return { at: "reason", words: "Give the reason: a verdict without one can’t be checked." };
  }
  if (value === null) return null;
  const isWhole = [value, worst, best].every((number) => Number.isInteger(number));
  if (
    !isWhole || Number(worst) >= Number(best) || Number(value) < Number(worst) || Number(value) > Number(best)
  ) {
    return {
      at: "rating",
      words: "The rating must be a whole number between the worst and the best of its scale.",
    };
  }
  return name.trim()
    ? null
    : { at: "name", words: "A rating needs words as well as a number, such as “Mostly false”." };
}

/**
 * A box for each piece of evidence; those ticked stay so while evidence comes and goes.
 * @param {ArticleRecord} record
 * @param {string} claim
 * @param {HTMLElement} place
 */
function ticks(record, claim, place) {
  const rows = partsOf(record, "evidence", claim);
  const known = rows.map((row) => `${row.id} ${row.stance} ${evidenceInWords(record, row)}`).join("\n");
  if (place.dataset.known === known) return;
  place.dataset.known = known;
  const ticked = new Set(
    [...place.querySelectorAll("input:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value),
  );
  place.hidden = !rows.length;
  place.replaceChildren(
    element("legend", { class: "card__label" }, "It rests on"),
    ...rows.map((row) =>
      element(
        "label",
        { class: "chain__joint" },
        element("input", { type: "checkbox", value: row.id, checked: ticked.has(row.id) }),
        `${STANCES_OF_EVIDENCE[row.stance]}: ${shortened(evidenceInWords(record, row), 60)}`,
      )
    ),
  );
}
