/** One card: closed it names the mark, open it asks for what the mark's kind needs. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { setLink, setStatement, setText, writtenOver } from "../../store/actions.js";
import { statusOf } from "../../store/claim-record.js";
import { isInDoubt, missingIn } from "../../store/open-marks.js";
import { momentInWords } from "../../words/moments.js";
import { STATUSES } from "../../words/scales.js";
import { KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { whoMade } from "../../words/who.js";
import { button, element } from "../elements/element.js";
import { redraw } from "../elements/redraw.js";
import { labelled, noteField, textField, wordsField } from "../fields/card-fields.js";
import { claimPicker } from "../fields/register-picker.js";
import { deleteActive } from "../marking/change-marks.js";
import { copyLink } from "../marking/copy-link.js";
import { chip, closedCard, factsOf, stateOf } from "./closed-card.js";
import { nameField } from "./name-field.js";

/**
 * What open cards show beyond their marks, by its place.
 * @type {WeakMap<Element, import("../desk/desk.js").CardPanel>}
 */
const panels = new WeakMap();

/** The id of a mark's card, for marks that point at it. @param {string} annotation */
export const cardId = (annotation) => `card-${annotation}`;

/** @type {Record<"open"|"closed"|"chip", string[]>} */
const PARTS = {
  open: ["head", "troubles", "body", "panel", "extras", "foot"],
  closed: ["summary"],
  chip: ["chip"],
};

/**
 * Draws a card, or what has changed of it. A field that is being written in keeps its text and the focus.
 *
 * @param {HTMLElement} card
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {"open"|"closed"|"chip"} form
 */
export function drawCard(card, desk, annotation, form) {
  const state = desk.record.stateOf(annotation.id);
  card.className = `card card--${annotation.kind} card--${state}${form === "closed" ? "" : ` card--${form}`}`;
  card.setAttribute("aria-label", desk.describe(annotation));
  const parts = PARTS[form];
  if (card.dataset.parts !== parts.join()) {
    panelOf(card)?.stop();
    card.dataset.parts = parts.join();
    card.replaceChildren(
      ...parts.map((part) =>
        element(part === "body" || part === "extras" ? "fieldset" : "div", {
          class: `card__${part}`,
          "data-part": part,
          disabled: !desk.mayAnnotate,
        })
      ),
    );
  }
  const body = contents(desk, annotation);
  const unsent = desk.record.unsent(annotation.id).map(({ id, state: sent, problem, row }) => {
    return [id, sent === "refused", problem, desk.record.confirmed.row(row)?.version];
  });
  const status = statusOf(desk.record, annotation.claim);
  const missing = missingIn(desk.record, annotation);
  const states = JSON.stringify([annotation.kind, status, missing, unsent, desk.panels !== null]);
  /** @type {Record<string, [signature: string, make: () => (Node|null)[]]>} */
  const makers = {
    head: [states, () => head(desk, annotation, missing)],
    summary: [states + body, () => closedCard(desk, annotation)],
    chip: [states + body, () => chip(desk, annotation)],
    body: [
      body,
      () => [
        element("blockquote", { class: "card__passage" }, shortened(desk.record.quote(annotation), 280)),
        ...fields(desk, annotation),
      ],
    ],
    extras: [body, () => [extras(desk, annotation)]],
    troubles: [states, () => desk.panels?.refusals(desk, annotation) ?? []],
    foot: ["", () => foot(desk, annotation)],
  };
  for (const part of parts) {
    const [signature, make] = makers[part] ?? ["", () => []];
    const place = /** @type {HTMLElement} */ (card.querySelector(`:scope > [data-part="${part}"]`));
    if (part === "panel") drawPanel(place, desk, annotation);
    else redraw(place, signature, make);
  }
}

/** @param {HTMLElement} place @param {Desk} desk @param {Annotation} annotation */
function drawPanel(place, desk, annotation) {
  if (!desk.panels) return desk.needPanels();
  const panel = panels.get(place) ?? new desk.panels.RecordPanel(desk, annotation.id, place);
  panels.set(place, panel);
  panel.draw();
}

/** The record that an open card shows, if it is there already. @param {HTMLElement} card */
export function panelOf(card) {
  const place = card.querySelector(':scope > [data-part="panel"]');
  return place ? panels.get(place) : undefined;
}

/**
 * What the fields of a card show; versions and times don't count.
 * @param {Desk} desk
 * @param {Annotation} annotation
 */
function contents(desk, annotation) {
  const attributions = desk.record.attributionsOf(annotation.id);
  const chains = attributions.map(({ hops }) => hops);
  const names = attributions.flatMap((row) =>
    row.hops.flatMap((hop) => hop.sources.map((id) => desk.sourceName(id)))
  );
  const { kind, note, tags, claim, source, entity } = annotation;
  return JSON.stringify([
    kind,
    desk.record.quote(annotation),
    note,
    tags,
    claim,
    source,
    entity,
    desk.wordsOf(annotation),
    (desk.record.source(source) ?? desk.record.entity(entity))?.aliases,
    chains,
    names,
    kind === "claim" ? factsOf(desk, annotation) : "",
  ]);
}

/** @param {Desk} desk @param {Annotation} annotation */
function foot(desk, annotation) {
  const drop = () => {
    desk.activate(annotation.id);
    deleteActive(desk);
    desk.focusStory();
  };
  return [
    element("span", { class: "card__who" }, whoMade(annotation, momentInWords(annotation.created))),
    button("Copy link", () => void copyLink(desk, annotation.id), {
      class: "button button--small button--plain",
    }),
    desk.mayAnnotate ? button("Delete", drop, { class: "button button--small button--plain" }) : null,
    button("Close", () => (desk.focusStory(), desk.activate(null)), { class: "button button--small" }),
  ];
}

/** @param {Desk} desk @param {Annotation} annotation @param {string} missing */
function head(desk, annotation, missing) {
  const status = annotation.kind === "claim" ? statusOf(desk.record, annotation.claim) : null;
  const stands = status === null
    ? null
    : element("span", { class: `status status--${status}` }, STATUSES[status] ?? status);
  return [
    element("span", { class: `badge badge--${annotation.kind}` }, KIND_NAMES[annotation.kind]),
    stands,
    missing ? element("span", { class: "card__missing" }, missing) : null,
    isInDoubt(annotation)
      ? element("a", { href: `${location.pathname}review/`, class: "card__review" }, "Review the new version")
      : null,
    stateOf(desk, annotation),
  ];
}

/** @param {Desk} desk @param {Annotation} annotation @returns {(HTMLElement|null)[]} */
function fields(desk, annotation) {
  const { kind } = annotation;
  if (kind === "claim") return claimFields(desk, annotation);
  if (kind === "source" || kind === "entity") return [nameField(desk, annotation, kind)];
  return [];
}

/**
 * What every kind may carry, folded away while it is empty.
 * @param {Desk} desk
 * @param {Annotation} annotation
 */
function extras(desk, annotation) {
  const same = annotation.kind === "claim" ? sameClaim(desk, annotation) : null;
  return element(
    "div",
    { class: "card__extras" },
    noteOf(desk, annotation),
    tagField(desk, annotation),
    same,
  );
}

/** @param {Desk} desk @param {Annotation} annotation */
function claimFields(desk, annotation) {
  const claim = desk.record.claim(annotation.claim);
  const save = (/** @type {string} */ statement, /** @type {string} */ seen) => {
    if (!claim || !statement || statement === claim.statement) return;
    desk.run(writtenOver(setStatement(claim.id, statement), { statement: seen }), "Statement saved.");
  };
  return [labelled("What is claimed", textField(desk, claim?.statement ?? "", save, "What is claimed"))];
}

/** @param {Desk} desk @param {Annotation} annotation */
function sameClaim(desk, annotation) {
  const picker = claimPicker(desk, {
    except: annotation.claim,
    pick: (chosen) => {
      desk.run(setLink(annotation, "claim", chosen), "Merged: now the same claim.");
      leave(desk);
    },
    leave: () => leave(desk),
  });
  return element("details", { class: "card__more" }, element("summary", {}, "Same as…"), picker);
}

/** @param {Desk} desk @param {Annotation} annotation */
function noteOf(desk, annotation) {
  const save = (/** @type {string} */ note, /** @type {string} */ seen) =>
    note !== annotation.note &&
    desk.run(writtenOver(setText(annotation, { note }), { note: seen }), "Note saved.");
  const field = noteField(desk, annotation.note, save, "Note");
  if (annotation.kind === "note" || annotation.note) return labelled("Note", field);
  return element("details", { class: "card__more" }, element("summary", {}, "Note"), field);
}

/** @param {Desk} desk @param {Annotation} annotation */
function tagField(desk, annotation) {
  const field = wordsField(
    desk,
    annotation.tags,
    (tags, seen) => desk.run(writtenOver(setText(annotation, { tags }), { tags: seen }), "Tags saved."),
    "Tags, separated by commas",
  );
  return element(
    "details",
    { class: "card__more", open: annotation.tags.length > 0 },
    element("summary", {}, "Tags"),
    field,
  );
}

/** @param {Desk} desk */
function leave(desk) {
  desk.focusStory();
}
