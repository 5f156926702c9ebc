/** The margin: a card for every mark in the visible sections, beside its passage, pushed apart where they'd overlap. */

/** @import { Desk } from "./desk.js" */
import { drawCard } from "./card.js";
import { element } from "./element.js";

const GAP = 8;

/** Pixels by which cards at the beginning of the article may push down the open one. */
const MOST_SHIFT = 240;

/** Below this width the active card is a sheet at the foot of the page and the others aren't drawn. */
export const NARROW = matchMedia("(max-width: 62.49rem)");

export class Cards {
  #desk;
  #margin;
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();
  #frame = 0;
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {Desk} desk
   * @param {HTMLElement} margin
   */
  constructor(desk, margin) {
    this.#desk = desk;
    this.#margin = margin;
    const later = () => this.#later();
    const observer = new ResizeObserver(later);
    observer.observe(desk.story.element);
    NARROW.addEventListener("change", later);
    margin.addEventListener("keydown", (event) => this.#onKey(event));
    this.#stops.push(
      desk.story.watch(later),
      desk.record.subscribe(later),
      desk.on("active", () => this.draw()),
      desk.on("open", () => this.#focus()),
      desk.on("kinds", later),
      () => observer.disconnect(),
      () => NARROW.removeEventListener("change", later),
    );
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#stops.forEach((stop) => stop());
  }

  /** Draws the cards that should be there, and puts each in its place. */
  draw() {
    const wanted = this.#wanted();
    for (const [id, card] of this.#cards) {
      if (wanted.includes(id)) continue;
      // A card that is being written in stays until it is left.
      if (card.contains(document.activeElement) && this.#desk.record.annotation(id)) continue;
      const hadFocus = card.contains(document.activeElement);
      card.remove();
      this.#cards.delete(id);
      if (hadFocus) this.#desk.focusStory();
    }
    for (const id of wanted) this.#update(id);
    const ordered = wanted.map((id) => /** @type {HTMLElement} */ (this.#cards.get(id)));
    ordered.forEach((card, place) => {
      if (this.#margin.children[place] !== card) this.#margin.insertBefore(card, this.#margin.children[place] ?? null);
    });
    this.#place(wanted);
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  /** Ids in the order of the text. */
  #wanted() {
    const { index, story, painter, record, active } = this.#desk;
    if (NARROW.matches) return active ? [active.id] : [];
    const near = new Set(story.visibleSections.flatMap((section) => index.inSection(section)).filter((span) => painter.isKindShown(span.kind)).map((span) => span.id));
    if (active) near.add(active.id);
    return record.inOrder().filter((annotation) => near.has(annotation.id)).map((annotation) => annotation.id);
  }

  /** @param {string} id */
  #update(id) {
    const desk = this.#desk;
    const annotation = desk.record.annotation(id);
    if (!annotation) return;
    const card = this.#cards.get(id) ?? element("li", { "data-id": id });
    this.#cards.set(id, card);
    drawCard(card, desk, annotation, desk.active?.id === id && (desk.isOpened || !NARROW.matches));
  }

  /**
   * Each card beside its passage; the open one exactly there, the others make room for it.
   *
   * @param {string[]} ids
   */
  #place(ids) {
    if (NARROW.matches) {
      for (const card of this.#cards.values()) card.removeAttribute("style");
      return;
    }
    const { story, record, active } = this.#desk;
    const origin = this.#margin.getBoundingClientRect().top;
    const boxes = ids.map((id) => {
      const card = /** @type {HTMLElement} */ (this.#cards.get(id));
      const first = record.annotation(id)?.anchor.pieces[0];
      const top = first ? (story.rects({ start: first.start, end: first.start + 1 })[0]?.top ?? origin) - origin : 0;
      return { card, top, height: card.offsetHeight };
    });
    const fixed = Math.max(0, ids.indexOf(active?.id ?? ""));
    for (let place = fixed + 1; place < boxes.length; place++) {
      const [above, box] = [boxes[place - 1], boxes[place]];
      if (above && box) box.top = Math.max(box.top, above.top + above.height + GAP);
    }
    for (let place = fixed - 1; place >= 0; place--) {
      const [box, below] = [boxes[place], boxes[place + 1]];
      if (box && below) box.top = Math.min(box.top, below.top - box.height - GAP);
    }
    // Above the margin's own beginning there is no room: a few cards go downwards instead, many stay hidden,
    // or the open one would end up far from its passage.
    let lowest = (boxes[0]?.top ?? 0) > -MOST_SHIFT ? 0 : -Infinity;
    for (const box of boxes) {
      box.top = Math.max(box.top, lowest);
      lowest = box.top + box.height + GAP;
    }
    for (const { card, top } of boxes) {
      card.style.translate = `0 ${Math.round(top)}px`;
      card.style.visibility = top < 0 ? "hidden" : "";
    }
  }

  /** Into the first field of the open card. */
  #focus() {
    this.draw();
    const active = this.#desk.active;
    const id = active?.id;
    const first = active?.anchor.pieces[0];
    if (first && NARROW.matches) this.#desk.story.reveal(first);
    const control = id ? this.#cards.get(id)?.querySelector("input, textarea, select, button") : null;
    if (!(control instanceof HTMLElement)) return;
    control.focus({ preventScroll: !NARROW.matches });
    if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
    this.#cards.get(id ?? "")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#desk.focusStory();
  }
}
