/** What a mark says in the margin while its card is closed: a claim who says what, others their words. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { partsOf, statusOf } from "../../store/claim-record.js";
import { missingIn } from "../../store/open-marks.js";
import { chainSentence } from "../../words/chain-sentence.js";
import { figureInWords } from "../../words/figure.js";
import { STATUSES } from "../../words/scales.js";
import { KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { whoMade } from "../../words/who.js";
import { element } from "../elements/element.js";

/**
 * For where there is no room for the name: the key that marks it, as the bar above the text shows it.
 * @type {Record<import("../../anchoring/types.js").Kind, string>}
 */
const LETTERS = { claim: "C", source: "S", cue: "Q", entity: "E", figure: "#", note: "N" };

/** @typedef {Pick<Desk, "record"|"open"|"sourceName"|"wordsOf">} Closed */

/**
 * @param {Closed} desk
 * @param {Annotation} annotation
 * @returns {HTMLElement[]}
 */
export function closedCard(desk, annotation) {
  const { record } = desk;
  const { id, kind } = annotation;
  const isClaim = kind === "claim";
  const chains = isClaim ? chainsOf(desk, annotation) : "";
  const missing = missingIn(record, annotation);
  const status = isClaim ? statusOf(record, annotation.claim) : "unverified";
  const facts = isClaim ? factsOf(desk, annotation) : "";
  const head = [
    isClaim ? null : badge(kind),
    chains ? element("span", { class: "card__by" }, chains) : null,
    missing ? element("span", { class: "card__missing" }, missing) : null,
    status === "unverified"
      ? null
      : element("span", { class: `status status--${status}` }, STATUSES[status] ?? status),
    stateOf(desk, annotation),
  ].filter((part) => part !== null);
  return [
    element(
      "button",
      { type: "button", class: "card__open", onclick: () => desk.open(id) },
      head.length ? element("span", { class: "card__line" }, ...head) : null,
      element("span", { class: "card__words" }, shortened(desk.wordsOf(annotation), 240)),
      facts ? element("span", { class: "card__facts" }, facts) : null,
    ),
    ...heard(annotation, KIND_NAMES[kind], ...(isClaim ? [STATUSES[status] ?? status] : [])),
  ];
}

/**
 * @param {Closed} desk
 * @param {Annotation} annotation
 * @returns {HTMLElement[]}
 */
export function chip(desk, annotation) {
  const missing = missingIn(desk.record, annotation);
  const words = shortened(desk.wordsOf(annotation), 60);
  return [
    element(
      "button",
      {
        type: "button",
        class: `card__open${missing ? " card__open--missing" : ""}`,
        // There may be room for one letter only.
        title: missing ? `${words}. ${missing}` : words,
        "aria-label": `${KIND_NAMES[annotation.kind]}: ${words}${missing && `. ${missing}`}`,
        onclick: () => desk.open(annotation.id),
      },
      badge(annotation.kind),
      element("span", { class: "card__words" }, words),
      missing ? element("span", { class: "card__missing" }, missing) : null,
      stateOf(desk, annotation),
    ),
    ...heard(annotation),
  ];
}

/** @param {import("../../anchoring/types.js").Kind} kind */
function badge(kind) {
  return element("span", { class: `badge badge--${kind}`, "data-letter": LETTERS[kind] }, KIND_NAMES[kind]);
}

/** Who says it. @param {Closed} desk @param {Annotation} annotation */
function chainsOf(desk, annotation) {
  return desk.record.attributionsOf(annotation.id)
    .map((row) => chainSentence(row.hops, (id) => desk.sourceName(id))).join("; ");
}

/** The cue and the figures. @param {Closed} desk @param {Annotation} annotation */
export function factsOf({ record }, annotation) {
  const cues = record.attributionsOf(annotation.id).flatMap(({ cue }) => {
    const words = cue && record.annotation(cue);
    return words ? [`“${shortened(record.quote(words), 40)}”`] : [];
  });
  const claim = record.claim(annotation.claim)?.id ?? annotation.claim;
  const figures = claim ? partsOf(record, "figures", claim).map(figureInWords) : [];
  return [...cues, ...figures].join(" · ");
}

/** Whether it is saved. @param {Closed} desk @param {Annotation} annotation */
export function stateOf({ record }, annotation) {
  return {
    saved: null,
    unsaved: element("span", { class: "card__state" }, "Unsaved"),
    refused: element("span", { class: "card__state card__state--refused" }, "Not accepted"),
  }[record.stateOf(annotation.id)];
}

/** What else is known of a mark, for those who hear it. @param {Annotation} annotation
 * @param {string[]} more */
function heard(annotation, ...more) {
  const by = annotation.created_by ? [`Marked by ${whoMade(annotation)}`] : [];
  return [element("p", { class: "hidden-text" }, [...more, ...by].join(". "))];
}
