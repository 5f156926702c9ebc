/**
 * All marks in the order of the text: the second carrier of what the colours say, and a way to go there.
 *
 * One stop of the Tab key; arrows move within it, and every single-letter command works on the mark at hand.
 */

/** @import { Desk } from "./desk.js" */
/** @import { Annotation } from "../store/types.js" */
import { KINDS } from "../anchoring/types.js";
import { element } from "./element.js";
import { toggleKind, visit } from "./moving.js";
import { chainSentence } from "./sentence.js";
import { KIND_NAMES, shortened } from "./vocabulary.js";

/** Items made in one frame. */
const AT_ONCE = 200;
/** Pixels, about, of one item: a guess for lists that haven't been laid out yet. */
const ITEM_HEIGHT = 46;

export class AnnotationList {
  #desk;
  #filters;
  #list;
  #empty;
  #frame = 0;
  /** The item last scrolled to. @type {Element|null} */
  #pointed = null;
  /** @type {Map<string, {item: HTMLElement, shown: string}>} */
  #items = new Map();
  /** Marks whose item may have to change. @type {Set<string>} */
  #changed = new Set();

  /**
   * @param {Desk} desk
   * @param {HTMLElement} panel
   */
  constructor(desk, panel) {
    this.#desk = desk;
    this.#filters = element("div", { class: "list__filters", role: "group", "aria-label": "Show or hide kinds" });
    this.#list = element("div", { "data-keys": "" });
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#empty = element("p", { class: "list__empty", hidden: true }, "Nothing is marked yet. Choose a passage, then press C for a claim or S for a source.");
    panel.append(this.#filters, this.#empty, this.#list);
    this.panel = panel;
    desk.record.subscribe(({ ids }) => {
      for (const id of desk.affectedBy(ids)) this.#changed.add(id);
      this.#later();
    });
    desk.on("kinds", () => this.#later());
    desk.on("active", () => this.#point());
  }

  draw() {
    if (this.panel.hidden) return;
    const { record } = this.#desk;
    const all = record.inOrder();
    this.#drawFilters(all);
    const focused = this.#list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    const place = focused ? [...this.#list.querySelectorAll(".list__go")].indexOf(focused) : -1;
    /** @type {Map<number, HTMLElement[]>} */
    const sections = new Map();
    let made = 0;
    const most = this.#items.size + AT_ONCE;
    for (const annotation of all) {
      if (!this.#items.has(annotation.id) && this.#items.size >= most) break;
      const section = this.#desk.story.blockAt(annotation.anchor.pieces[0]?.start ?? 0).section;
      const items = sections.get(section) ?? [];
      sections.set(section, items);
      items.push(this.#item(annotation));
      this.#changed.delete(annotation.id);
      made += 1;
    }
    // A long article's list is made over several frames, so that none of them stutters.
    if (made < all.length) this.#later();
    for (const [id, { item }] of this.#items) {
      if (record.annotation(id)) continue;
      item.remove();
      this.#items.delete(id);
    }
    this.#arrange(sections);
    this.#empty.hidden = all.length > 0;
    this.#point();
    if (focused && !this.#list.contains(document.activeElement)) this.#refocus(focused.dataset.id ?? "", place);
  }

  /**
   * The mark that had the focus, else the one that took its place, else the text.
   *
   * @param {string} id
   * @param {number} place
   */
  #refocus(id, place) {
    const all = this.#list.querySelectorAll(".list__go");
    const target = this.#items.get(id)?.item.firstElementChild ?? all[Math.min(place, all.length - 1)];
    if (target instanceof HTMLElement) target.focus();
    else this.#desk.focusStory();
  }

  /**
   * One list for each section of the text, numbered on: the browser skips those that are out of view.
   *
   * @param {Map<number, HTMLElement[]>} sections
   */
  #arrange(sections) {
    let number = 1;
    [...sections.values()].forEach((items, place) => {
      const known = this.#list.children[place];
      const list = known instanceof HTMLOListElement ? known : this.#list.appendChild(element("ol", { class: "list__items" }));
      list.start = number;
      number += items.length;
      if (list.childElementCount === items.length && items.every((item, at) => list.children[at] === item)) return;
      list.replaceChildren(...items);
      list.style.containIntrinsicBlockSize = `auto ${items.length * ITEM_HEIGHT}px`;
    });
    while (this.#list.childElementCount > sections.size) this.#list.lastElementChild?.remove();
  }

  /** At the active mark, else at the first; at the filters while there are none. */
  focus() {
    const target = this.#list.querySelector('[tabindex="0"]') ?? this.#filters.firstElementChild;
    /** @type {HTMLElement|null} */ (target)?.focus();
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  /** @param {readonly Annotation[]} all */
  #drawFilters(all) {
    const focused = this.#filters.contains(document.activeElement) ? document.activeElement?.getAttribute("data-kind") : null;
    const filters = KINDS.map((kind) => {
      const count = all.filter((annotation) => annotation.kind === kind).length;
      const shown = this.#desk.painter.isKindShown(kind);
      return element("button", {
        type: "button",
        class: "list__filter",
        "data-kind": kind,
        "aria-pressed": String(shown),
        onclick: () => toggleKind(this.#desk, kind),
      }, element("span", { class: `badge badge--${kind}` }, KIND_NAMES[kind]), ` ${count}`);
    });
    this.#filters.replaceChildren(...filters);
    if (focused) filters.find((filter) => filter.dataset.kind === focused)?.focus();
  }

  /** @param {Annotation} annotation @returns {HTMLElement} */
  #item(annotation) {
    const desk = this.#desk;
    const known = this.#items.get(annotation.id);
    if (known && !this.#changed.has(annotation.id)) return known.item;
    const chains = desk.record.attributionsOf(annotation.id).map((row) => chainSentence(row.hops, (id) => desk.sourceName(id)));
    const state = { saved: "", unsaved: "Unsaved", refused: "Not accepted" }[desk.record.stateOf(annotation.id)];
    const words = shortened(desk.wordsOf(annotation), 90);
    const shown = JSON.stringify([annotation.kind, words, chains, state]);
    if (known?.shown === shown) return known.item;
    const go = element("button", { type: "button", class: "list__go", tabindex: "-1", "data-id": annotation.id, onclick: () => this.#choose(annotation.id) },
      element("span", { class: `list__kind list__kind--${annotation.kind}` }, KIND_NAMES[annotation.kind]),
      element("span", { class: "list__words" }, words),
      chains.length ? element("span", { class: "list__chain" }, chains.join("; ")) : null,
      state ? element("span", { class: "list__state" }, state) : null);
    const item = element("li", { class: "list__item" }, go);
    if (known) {
      const had = known.item.contains(document.activeElement);
      known.item.replaceWith(item);
      if (had) go.focus();
    }
    this.#items.set(annotation.id, { item, shown });
    return item;
  }

  /** Marks the active one, and lets Tab arrive at it. */
  #point() {
    const active = this.#desk.active?.id ?? "";
    for (const go of this.#list.querySelectorAll('[tabindex="0"], [aria-current]')) {
      go.setAttribute("tabindex", "-1");
      go.removeAttribute("aria-current");
    }
    const current = this.#items.get(active)?.item.firstElementChild;
    current?.setAttribute("aria-current", "true");
    (current ?? this.#list.querySelector("button"))?.setAttribute("tabindex", "0");
    if (this.panel.hidden || !current || current === this.#pointed || this.#list.contains(document.activeElement)) return;
    this.#pointed = current;
    // After the frame that shows the mark: measuring here would make the browser lay out the page twice.
    requestAnimationFrame(() => setTimeout(() => scrollWithin(this.panel, /** @type {HTMLElement} */ (current))));
  }

  /** @param {string} id */
  #choose(id) {
    const annotation = this.#desk.record.annotation(id);
    if (!annotation) return;
    visit(this.#desk, annotation);
    this.#desk.focusStory();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll(".list__go")]);
    const place = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const targets = { ArrowDown: place + 1, j: place + 1, ArrowUp: place - 1, k: place - 1, Home: 0, End: all.length - 1 };
    const target = all[targets[event.key] ?? -1];
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    if (!(event.key in targets)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!target) return;
    const annotation = this.#desk.record.annotation(target.dataset.id ?? "");
    target.focus();
    if (annotation) this.#desk.activate(annotation.id, { reveal: true });
  }
}

/** Scrolls the panel alone, never the page. @param {HTMLElement} panel @param {HTMLElement} item */
function scrollWithin(panel, item) {
  const [outer, inner] = [panel.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) panel.scrollTop += inner.top - outer.top - outer.height / 3;
}
