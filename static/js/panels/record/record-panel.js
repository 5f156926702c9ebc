/**
 * What an open card shows beyond its mark: a claim's whole record, a figure's number, and the history. Loaded
 * when first wanted.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { chainEditor } from "../attribution/chain.js";
import { loadNamed, loadParts } from "../desk/reloading.js";
import { element } from "../elements/element.js";
import { redraw } from "../elements/redraw.js";
import { troubles } from "../refusals/refused-changes.js";
import { offerCloseClaims } from "./close-claims.js";
import { evidenceSection } from "./evidence.js";
import { figureSection, figuresSection } from "./figures.js";
import { historySection } from "./history.js";
import { registerSection } from "./register-record.js";
import { responsesSection } from "./responses.js";
import { relationsSection, topicsSection } from "./topics-and-relations.js";
import { verdictSection } from "./verdict.js";

/** What an open or closed card says of changes that weren't accepted. */
export const refusals = troubles;

export class RecordPanel {
  #desk;
  #id;
  #place;
  /** What the sections were made for: another kind or another claim needs others. */
  #madeFor = "";
  /** @type {import("../elements/section.js").Section[]} */
  #sections = [];
  /** @type {HTMLElement|null} */
  #chain = null;
  #stop = () => {};

  /**
   * @param {Desk} desk
   * @param {string} id of an annotation
   * @param {HTMLElement} place
   */
  constructor(desk, id, place) {
    this.#desk = desk;
    this.#id = id;
    this.#place = place;
  }

  draw() {
    const annotation = this.#desk.record.annotation(this.#id);
    if (!annotation) return;
    const { kind, source, entity } = annotation;
    const record = this.#desk.record.claim(annotation.claim)?.id ?? annotation.claim ?? source ?? entity;
    const wanted = `${kind} ${record}`;
    if (this.#madeFor !== wanted) this.#make(annotation);
    this.#madeFor = wanted;
    if (this.#chain) {
      redraw(this.#chain, this.#chainState(annotation), () => [chainEditor(this.#desk, annotation)]);
    }
    for (const section of this.#sections) section.draw();
    loadNamed(this.#desk);
  }

  /**
   * Unfolds a section, the others folded so that the card stays beside its words, and goes into it.
   * @param {string} name
   */
  reveal(name) {
    for (const section of this.#sections) if (section.name !== name) section.fold();
    if (name === "chain") this.#revealChain();
    else this.#sections.find((section) => section.name === name)?.reveal();
  }

  /** To the gauges of the attribution, or to the field for the first source. */
  #revealChain() {
    const how = this.#chain?.querySelector(".chain__how");
    how?.setAttribute("open", "");
    const control = (how ?? this.#chain)?.querySelector("select, input");
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  }

  stop() {
    this.#stop();
  }

  /** @param {Annotation} annotation */
  #make(annotation) {
    const desk = this.#desk;
    this.#stop();
    const { section: history, stop } = historySection(desk, this.#id);
    this.#stop = stop;
    const claim = this.#desk.record.claim(annotation.claim)?.id ?? annotation.claim;
    const isClaim = annotation.kind === "claim" && claim !== null;
    this.#chain = isClaim ? element("fieldset", { disabled: !desk.mayAnnotate }) : null;
    const own = isClaim
      ? [
        responsesSection(desk, annotation, claim),
        figuresSection(desk, annotation, claim),
        evidenceSection(desk, annotation, claim),
        verdictSection(desk, claim),
        topicsSection(desk, claim),
        relationsSection(desk, annotation, claim),
      ]
      : annotation.kind === "figure"
      ? [figureSection(desk, annotation)]
      : annotation.source
      ? [registerSection(desk, "sources", annotation.source)]
      : annotation.entity
      ? [registerSection(desk, "entities", annotation.entity)]
      : [];
    this.#sections = [...own, history];
    const offer = element("div", { class: "close", role: "group", "aria-label": "Similar claims" });
    const parts = this.#sections.map((section) => section.element);
    this.#place.replaceChildren(
      ...(this.#chain ? [offer, this.#chain] : []),
      element("div", { class: "record" }, ...parts),
      ...(isClaim
        ? [element("a", { class: "record__page", href: `/claims/${claim}/` }, "The claim’s page")]
        : []),
    );
    // The record of a claim that this article didn't state until now isn't there yet.
    if (isClaim && this.#madeFor) loadParts(desk, claim).catch(() => {});
    if (!isClaim || desk.made !== this.#id || !desk.mayAnnotate) return;
    desk.made = null;
    offerCloseClaims(desk, annotation, offer);
  }

  /** All that the chain shows; versions and times don't count. @param {Annotation} annotation */
  #chainState(annotation) {
    const { record } = this.#desk;
    return JSON.stringify(
      record.attributionsOf(annotation.id).map(({ hops, ...own }) => [
        { ...own, version: 0, modified: "", modified_by: null },
        hops,
        // Words that are deleted and brought back are the same id each time.
        [own.cue, ...hops.map(({ span }) => span)].map((id) => {
          const words = id && record.annotation(id);
          return words && record.quote(words);
        }),
        hops.flatMap((hop) =>
          hop.sources.map((id) => [this.#desk.sourceName(id), record.source(id)?.source_kind])
        ),
      ]),
    );
  }
}
