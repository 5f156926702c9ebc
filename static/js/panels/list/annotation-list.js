/**
 * All marks in the order of the text: the second carrier of what the colours say, and a way to go there.
 *
 * One stop of the Tab key; arrows move within it, and every single-letter command works on the mark at hand.
 * There is one list for each section of the text, numbered on: only sections in which something changed are
 * drawn again, and the browser skips those that are out of view.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { afterFrame } from "../elements/after-frame.js";
import { element } from "../elements/element.js";
import { scrollWithin } from "../elements/scroll-within.js";
import { visit } from "../marking/go-to-marks.js";
import { ListFilter } from "./list-filter.js";
import { buttonOf, firstFrom, neighbours } from "./list-items.js";
import { itemWords } from "./mark-words.js";

/** Milliseconds of a frame in which a long list is made, so that none of them stutters. */
const SLICE = 5;
/** Pixels, about, of one item: a guess for lists that haven't been laid out yet. */
const ITEM_HEIGHT = 46;

export class AnnotationList {
  #desk;
  #filter;
  #list;
  #empty;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #numbering;
  /** By section of the text. @type {Map<number, HTMLOListElement>} */
  #lists = new Map();
  /** @type {Map<string, {item: HTMLElement, section: number}>} */
  #items = new Map();
  /** Marks whose item may have to change. @type {Set<string>} */
  #changed = new Set();
  /** Sections in which one came, went or changed. @type {Set<number>} */
  #touched = new Set();
  /** The button at which Tab arrives. @type {Element|null} */
  #stop = null;
  /** The button last scrolled to. @type {Element|null} */
  #pointed = null;

  /**
   * @param {Desk} desk
   * @param {HTMLElement} panel
   */
  constructor(desk, panel) {
    this.#desk = desk;
    this.#filter = new ListFilter(desk, () => this.#filterAnew(), () => (this.draw(), this.focus()));
    this.#list = element("div", { "data-keys": "" });
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => this.#choose(buttonOf(event.target)?.dataset.id ?? ""));
    this.#empty = element(
      "p",
      { class: "list__empty", hidden: true },
      "Nothing is marked yet. Choose a passage, then press C for a claim or S for a source.",
    );
    panel.append(this.#filter.element, this.#empty, this.#list);
    this.panel = panel;
    this.#touch(desk.record.inOrder().map((annotation) => annotation.id));
    desk.record.subscribe(({ ids }) => {
      this.#touch(ids);
      this.#touch(desk.affectedBy(ids));
      this.#later();
    });
    desk.on("kinds", () => this.#filterAnew());
    desk.on("active", afterFrame(() => this.#point()));
  }

  /** Brings the panel up to date; a long list over several frames. */
  draw() {
    if (this.panel.hidden) return;
    const all = this.#desk.record.inOrder();
    this.#filter.draw(all);
    this.#empty.hidden = all.length > 0;
    const focused = this.#list.contains(document.activeElement) ? buttonOf(document.activeElement) : null;
    const beside = focused && [focused, ...neighbours(focused)].map((button) => button.dataset.id ?? "");
    const end = performance.now() + SLICE;
    for (const section of [...this.#touched].sort((a, b) => a - b)) {
      this.#drawSection(section, all);
      this.#touched.delete(section);
      if (performance.now() > end) break;
    }
    if (this.#touched.size) this.#later();
    else this.#numberSoon();
    this.#point();
    if (beside && !this.#list.contains(document.activeElement)) this.#refocus(beside);
  }

  /** At the active mark, else at the first; at the filters while there are none. */
  focus() {
    if (this.#stop instanceof HTMLElement) this.#stop.focus();
    else this.#filter.focus();
  }

  /** Other marks are shown: the items stay as they are. */
  #filterAnew() {
    this.#desk.story.sections.forEach((_, section) => this.#touched.add(section));
    this.#later();
  }

  /** @param {Iterable<string>} ids */
  #touch(ids) {
    this.#filter.forget(ids);
    for (const id of ids) {
      const annotation = this.#desk.record.annotation(id);
      const known = this.#items.get(id);
      if (annotation) this.#touched.add(this.#sectionOf(annotation));
      if (known) this.#touched.add(known.section);
      if (annotation) this.#changed.add(id);
    }
  }

  /** @param {Annotation} annotation */
  #sectionOf(annotation) {
    return this.#desk.story.blockAt(annotation.anchor.pieces[0]?.start ?? 0).section;
  }

  #later = afterFrame(() => this.draw());

  /**
   * @param {number} section
   * @param {readonly Annotation[]} all
   */
  #drawSection(section, all) {
    const first = firstFrom(all, this.#desk.story.startOf(section));
    const after = firstFrom(all, this.#desk.story.startOf(section + 1));
    const items = all.slice(section ? first : 0, after)
      .filter((annotation) => this.#filter.shows(annotation))
      .map((annotation) => this.#item(annotation, section));
    const list = this.#lists.get(section) ?? this.#addList(section);
    const wanted = new Set(items);
    for (const item of [...list.children]) {
      if (wanted.has(/** @type {HTMLElement} */ (item))) continue;
      item.remove();
      this.#forget(buttonOf(item.firstElementChild)?.dataset.id ?? "", item);
    }
    // A cursor and not list.children[n]: each insertion would make the browser count again.
    let next = list.firstElementChild;
    for (const item of items) {
      if (item === next) next = next.nextElementSibling;
      else list.insertBefore(item, next);
    }
    list.style.containIntrinsicBlockSize = `auto ${items.length * ITEM_HEIGHT}px`;
    if (items.length) return;
    list.remove();
    this.#lists.delete(section);
  }

  /** @param {string} id @param {Element} item */
  #forget(id, item) {
    if (this.#items.get(id)?.item === item) this.#items.delete(id);
  }

  /** @param {number} section */
  #addList(section) {
    const list = element("ol", { class: "list__items" });
    const following = [...this.#lists.keys()].filter((other) => other > section);
    this.#list.insertBefore(list, this.#lists.get(Math.min(...following)) ?? null);
    this.#lists.set(section, list);
    return list;
  }

  /**
   * The lists number their items on: one more mark is one more in all lists behind it, so not with every
   * mark.
   */
  #numberSoon() {
    clearTimeout(this.#numbering);
    this.#numbering = setTimeout(() => this.#number(), 500);
  }

  #number() {
    let number = 1;
    for (const list of /** @type {Iterable<HTMLOListElement>} */ (this.#list.children)) {
      if (list.start !== number) list.start = number;
      number += list.childElementCount;
    }
  }

  /**
   * @param {Annotation} annotation
   * @param {number} section
   * @returns {HTMLElement}
   */
  #item(annotation, section) {
    const known = this.#items.get(annotation.id);
    if (known?.section === section && !this.#changed.delete(annotation.id)) return known.item;
    this.#changed.delete(annotation.id);
    const item = known?.item ??
      element(
        "li",
        { class: "list__item" },
        element("button", { type: "button", class: "list__go", tabindex: "-1", "data-id": annotation.id }),
      );
    this.#items.set(annotation.id, { item, section });
    item.firstElementChild?.replaceChildren(...itemWords(this.#desk, annotation));
    return item;
  }

  /** The mark that had the focus, else one beside it, else the text. @param {string[]} ids */
  #refocus(ids) {
    const target = ids.map((id) => this.#button(id)).find((button) => button?.isConnected);
    if (target) target.focus();
    else this.#desk.focusStory();
  }

  /** Marks the active one, and lets Tab arrive at it. */
  #point() {
    const current = this.#button(this.#desk.active?.id ?? "");
    const stop = current ?? this.#list.querySelector("button");
    if (this.#stop && this.#stop !== stop) {
      this.#stop.setAttribute("tabindex", "-1");
      this.#stop.removeAttribute("aria-current");
    }
    this.#stop = stop;
    stop?.setAttribute("tabindex", "0");
    if (current) current.setAttribute("aria-current", "true");
    else stop?.removeAttribute("aria-current");
    if (
      this.panel.hidden || !current || current === this.#pointed ||
      this.#list.contains(document.activeElement)
    ) return;
    this.#pointed = current;
    scrollWithin(this.panel, current, "third");
  }

  /** @param {string} id */
  #button(id) {
    return buttonOf(this.#items.get(id)?.item.firstElementChild ?? null);
  }

  /** @param {string} id */
  #choose(id) {
    const annotation = this.#desk.record.annotation(id);
    if (!annotation) return;
    // It is under the pointer: the list stays where it is.
    this.#pointed = this.#button(id);
    visit(this.#desk, annotation);
    this.#desk.focusStory();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = this.#desk.record.inOrder().filter((annotation) => this.#filter.shows(annotation));
    const focused = buttonOf(document.activeElement)?.dataset.id;
    const place = all.findIndex((annotation) => annotation.id === focused);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: place + 1,
      j: place + 1,
      ArrowUp: place - 1,
      k: place - 1,
      Home: 0,
      End: all.length - 1,
    };
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    if (!(event.key in targets)) return;
    event.preventDefault();
    event.stopPropagation();
    const target = all[targets[event.key] ?? -1];
    if (!target) return;
    this.#button(target.id)?.focus();
    this.#desk.activate(target.id, { reveal: true });
  }
}
