/**
 * What markup view adds to marks as elements: their kinds in words, their details, and clean copies.
 *
 * A mark points at its card, where one is drawn. For the other marks near the viewport (on a phone: all of
 * them) there is a list behind the text with a sentence for each. No text is ever added within the passages:
 * it would shift offsets and be copied.
 */

/** @import { Span } from "../../anchoring/types.js" */
/** @import { MakeWay, SwitchingPainter } from "../../paint/painter.js" */
/** @import { Desk } from "../desk/desk.js" */
import { CAN_HIGHLIGHT } from "../../paint/highlight-set.js";
import { MarkPainter } from "../../paint/mark-painter.js";
import { statusOf } from "../../store/claim-record.js";
import { chainSentence } from "../../words/chain-sentence.js";
import { markSentence } from "../../words/mark-sentence.js";
import { KIND_NAMES } from "../../words/vocabulary.js";
import { who } from "../../words/who.js";
import { cardId } from "../card/card.js";
import { element, write } from "../elements/element.js";

/**
 * @typedef {Pick<Desk, "story"|"index"|"painter"|"record"|"sourceName"|"wordsOf"|"announce"|"on">} Spoken
 *   marks, where they are painted, and what can be said of them
 */

export class Markup {
  #desk;
  #list = element("ul", { class: "hidden-text", "aria-label": "Details of marks in the text" });
  /** The sentences, by mark. @type {Map<string, HTMLElement>} */
  #sentences = new Map();
  /** @type {MarkPainter|null} */
  #painter = null;
  #frame = 0;
  /** @type {(() => void)[]} */
  #stops = [];

  /** @param {Spoken} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /**
   * @param {boolean} on
   * @param {SwitchingPainter} painter
   * @param {boolean} isAsked whether to say so
   * @returns {boolean} how it is now
   */
  turn(on, painter, isAsked) {
    if (!on && !CAN_HIGHLIGHT) {
      this.#desk.announce("This browser can’t show marks in any other way.");
      return true;
    }
    if (on) this.#begin(painter);
    else this.#end(painter);
    if (isAsked) {
      this.#desk.announce(
        on
          ? "Markup view: screen readers find each mark in the text, with its details."
          : "Marks are painted again. The list of marks describes them.",
      );
    }
    return on;
  }

  /** @param {SwitchingPainter} painter */
  #begin(painter) {
    const { story, record } = this.#desk;
    /** @type {MakeWay} */
    const make = (...given) => (this.#painter = new MarkPainter(...given, (span) => this.#spoken(span)));
    painter.change(make);
    story.element.after(this.#list);
    const later = () => this.#later();
    const listening = new AbortController();
    document.addEventListener("copy", (event) => copyClean(event, story.element), {
      signal: listening.signal,
    });
    this.#stops = [
      story.watch(later),
      record.subscribe(later),
      this.#desk.on("cards", later),
      this.#desk.on("kinds", later),
      () => listening.abort(),
    ];
    this.#draw();
  }

  /** @param {SwitchingPainter} painter */
  #end(painter) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#stops.forEach((stop) => stop());
    this.#painter = null;
    painter.change();
    this.#sentences.clear();
    this.#list.replaceChildren();
    this.#list.remove();
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** A sentence for each mark near the viewport that has no card, in the order of the text. */
  #draw() {
    const { story, index, painter } = this.#desk;
    const near = new Set(story.visibleSections.flatMap((section) => index.inSection(section)));
    const wanted = [...near].filter((span) => painter.isKindShown(span.kind) && !cardOf(span.id));
    /** @type {Map<string, HTMLElement>} */
    const sentences = new Map();
    for (const { id } of wanted) {
      const item = this.#sentences.get(id) ?? element("li", { id: `details-${id}` });
      const words = this.#sentence(id);
      if (item.textContent !== words) write(item, words);
      sentences.set(id, item);
    }
    const isSame = [...sentences.keys()].join() === [...this.#sentences.keys()].join();
    this.#sentences = sentences;
    if (!isSame) this.#list.replaceChildren(...sentences.values());
    this.#list.hidden = sentences.size === 0;
    this.#painter?.speak();
  }

  /** @param {string} id */
  #sentence(id) {
    const { record } = this.#desk;
    const annotation = record.annotation(id);
    if (!annotation) return "";
    return markSentence({
      kind: annotation.kind,
      status: annotation.kind === "claim" ? statusOf(record, annotation.claim) : null,
      words: this.#desk.wordsOf(annotation),
      quote: record.quote(annotation),
      chains: record.attributionsOf(id).map((row) =>
        chainSentence(row.hops, (source) => this.#desk.sourceName(source))
      ),
      state: record.stateOf(id),
      author: annotation.created_by ? who(annotation.created_by) : "",
    });
  }

  /** @param {Span} span */
  #spoken({ id, kind }) {
    const details = cardOf(id) ?? this.#sentences.get(id);
    return { kind: KIND_NAMES[kind], details: details?.id ?? null };
  }
}

/** A mark's card, unless it was pushed out of the margin. @param {string} id */
function cardOf(id) {
  const card = document.getElementById(cardId(id));
  return card?.style.visibility === "hidden" ? null : card;
}

/**
 * What is copied carries no marks: another system would take them for its own.
 *
 * @param {ClipboardEvent} event
 * @param {HTMLElement} story
 */
function copyClean(event, story) {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  if (event.target instanceof Element && event.target.closest("input, textarea")) return;
  if (!range.intersectsNode(story)) return;
  const copy = element("div", {}, range.cloneContents());
  for (const mark of copy.querySelectorAll(".mark")) mark.replaceWith(...mark.childNodes);
  for (const sign of copy.querySelectorAll(".depth")) sign.remove();
  event.clipboardData.setData("text/plain", selection.toString());
  event.clipboardData.setData("text/html", copy.innerHTML);
  event.preventDefault();
}
