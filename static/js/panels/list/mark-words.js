/** A mark in the list: what its item says, and all words by which it is found. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { statusOf } from "../../store/claim-record.js";
import { missingIn } from "../../store/open-marks.js";
import { chainSentence } from "../../words/chain-sentence.js";
import { STATUSES } from "../../words/scales.js";
import { KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { element } from "../elements/element.js";

/** @typedef {Pick<Desk, "record"|"sourceName"|"wordsOf">} Described */

const STATES = { saved: "", unsaved: "Unsaved", refused: "Not accepted" };

/** @param {Described} desk @param {Annotation} annotation */
export function itemWords(desk, annotation) {
  const missing = missingIn(desk.record, annotation);
  const chains = chainsOf(desk, annotation).join("; ");
  const state = STATES[desk.record.stateOf(annotation.id)];
  const parts = [
    element("span", { class: `list__kind list__kind--${annotation.kind}` }, KIND_NAMES[annotation.kind]),
    element("span", { class: "list__words" }, shortened(desk.wordsOf(annotation), 90)),
  ];
  if (chains) parts.push(element("span", { class: "list__chain" }, chains));
  if (missing) parts.push(element("span", { class: "list__missing" }, missing));
  if (state) parts.push(element("span", { class: "list__state" }, state));
  return parts;
}

/** @param {Described} desk @param {Annotation} annotation */
export function mentioned(desk, annotation) {
  const { record } = desk;
  const { kind, note, tags, source, created_by, modified_by } = annotation;
  const missing = missingIn(record, annotation);
  return [
    KIND_NAMES[kind],
    desk.wordsOf(annotation),
    record.quote(annotation),
    note,
    ...tags,
    ...chainsOf(desk, annotation),
    ...(record.source(source)?.aliases.map(({ name }) => name) ?? []),
    kind === "claim" ? STATUSES[statusOf(record, annotation.claim)] ?? "" : "",
    missing && `Open ${missing}`,
    STATES[record.stateOf(annotation.id)],
    created_by?.name ?? "",
    modified_by?.name ?? "",
  ].join(" ");
}

/** @param {Described} desk @param {Annotation} annotation */
function chainsOf(desk, annotation) {
  return desk.record.attributionsOf(annotation.id)
    .map((row) => chainSentence(row.hops, (id) => desk.sourceName(id)));
}
