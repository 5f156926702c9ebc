/**
 * The margin: a card for every mark in the visible sections, beside its passage, pushed apart where they'd
 * overlap.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { Places } from "../../paint/places.js";
import { element } from "../elements/element.js";
import { cardId, drawCard, panelOf } from "./card.js";
import { GAP, pushApart } from "./push-apart.js";

/** Below this width the active card is a sheet at the foot of the page and the others aren't drawn. */
const NARROW = matchMedia("(max-width: 62.49rem)");

/** How far beyond the window cards are drawn, in window heights. At half of it, they are drawn again. */
const REACH = 0.6;

/** Milliseconds of a frame in which new cards are made; the others follow, so that nothing stutters. */
const SLICE = 8;

/** Pixels of a frame in which a text flies by, and isn't read. */
const FLIGHT = 60;

export class Cards {
  #desk;
  #margin;
  /** @type {Map<string, {card: HTMLElement, height: number, top: number}>} */
  #cards = new Map();
  /** Marks whose card may have to change. @type {Set<string>} */
  #changed = new Set();
  /** The mark whose card is drawn as the active one. @type {string|null} */
  #active = null;
  #places;
  #frame = 0;
  #scrolled = 0;
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {Desk} desk
   * @param {HTMLElement} margin
   */
  constructor(desk, margin) {
    this.#desk = desk;
    this.#margin = margin;
    this.#places = new Places(desk.story);
    const later = () => this.#later();
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let pause;
    let last = scrollY;
    // At most ten times a second, and nobody reads cards that fly by: they come when the text slows down.
    const soon = () => {
      pause ??= setTimeout(() => {
        pause = undefined;
        later();
      }, 100);
    };
    const onScroll = () => {
      const isDue = pause !== undefined || Math.abs(scrollY - this.#scrolled) > innerHeight * REACH / 2;
      if (Math.abs(scrollY - last) > FLIGHT) pause = void clearTimeout(pause);
      last = scrollY;
      if (isDue) soon();
    };
    const remeasure = () => {
      this.#places.forget();
      for (const one of this.#cards.values()) one.height = 0;
      later();
    };
    let measure = "";
    const observer = new ResizeObserver((entries) => {
      const { font, letterSpacing, wordSpacing } = getComputedStyle(
        desk.story.blocks[0]?.element ?? desk.story.element,
      );
      const now = [entries[0]?.contentRect.width, font, letterSpacing, wordSpacing].join();
      // The column gets longer and shorter all the time, with each section that is laid out: no line breaks
      // elsewhere then.
      if (now === measure) return soon();
      measure = now;
      remeasure();
    });
    observer.observe(desk.story.element);
    NARROW.addEventListener("change", remeasure);
    addEventListener("scroll", onScroll, { passive: true });
    margin.addEventListener("keydown", (event) => this.#onKey(event));
    // What is unfolded makes its card taller; the event doesn't rise, so it is caught on its way down.
    margin.addEventListener("toggle", later, { capture: true });
    this.#stops.push(
      desk.story.watch(soon),
      desk.record.subscribe(({ ids }) => {
        for (const id of desk.affectedBy(ids)) this.#changed.add(id);
        later();
      }),
      desk.on("active", later),
      desk.on("open", () => this.#focus()),
      desk.on("kinds", later),
      desk.on("panels", later),
      () => observer.disconnect(),
      () => NARROW.removeEventListener("change", remeasure),
      () => removeEventListener("scroll", onScroll),
      () => clearTimeout(pause),
    );
    later();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#stops.forEach((stop) => stop());
  }

  /** Draws the cards that should be there and aren't as they should be, and puts each in its place. */
  draw() {
    const active = this.#desk.active?.id ?? null;
    for (const id of [active, this.#active]) if (id) this.#changed.add(id);
    this.#active = active;
    const wanted = this.#affordable(this.#wanted());
    const ids = new Set(wanted.map((annotation) => annotation.id));
    for (const [id, { card }] of this.#cards) {
      if (ids.has(id)) continue;
      const hadFocus = card.contains(document.activeElement);
      // A card that is being written in stays until it is left.
      if (hadFocus && this.#desk.record.annotation(id)) continue;
      panelOf(card)?.stop();
      card.remove();
      this.#cards.delete(id);
      if (hadFocus) this.#desk.focusStory();
    }
    let next = this.#margin.firstElementChild;
    for (const annotation of wanted) {
      const card = this.#update(annotation);
      if (card === next) next = card.nextElementSibling;
      else this.#margin.insertBefore(card, next);
    }
    this.#changed.clear();
    this.#scrolled = scrollY;
    this.#place(wanted);
    this.#desk.tell("cards");
  }

  /**
   * While a card is worked in, in the frame of the change: nobody's keys go to one that is about to be
   * replaced. Else the text goes first.
   */
  #later() {
    const draw = () => {
      this.#frame = 0;
      this.draw();
    };
    this.#frame ||= requestAnimationFrame(() => {
      if (this.#desk.isOpened || this.#margin.contains(document.activeElement)) draw();
      else setTimeout(draw);
    });
  }

  /** The marks that have a card now, in the order of the text. */
  #wanted() {
    const { index, story, painter, record, active } = this.#desk;
    if (NARROW.matches) return active ? [active] : [];
    const reach = innerHeight * REACH;
    const near = new Set();
    for (const section of story.visibleSections) {
      for (const span of index.inSection(section)) if (painter.isKindShown(span.kind)) near.add(span);
    }
    const found = [...near].filter((span) => {
      const top = this.#places.top(span);
      return span.id === active?.id || (top > -reach && top < innerHeight + reach);
    });
    const annotations = found.flatMap((span) => record.annotation(span.id) ?? []);
    if (active && !annotations.includes(active)) annotations.push(active);
    return annotations.sort((a, b) => startOf(a) - startOf(b));
  }

  /**
   * Those that have their card, and of the others as many as there is time for: those in the middle of the
   * window first.
   *
   * @param {Annotation[]} wanted
   */
  #affordable(wanted) {
    const missing = new Map(
      wanted.filter(({ id }) => !this.#cards.has(id)).map((one) => [one, this.#distance(one)]),
    );
    const end = performance.now() + SLICE;
    for (const [one] of [...missing].sort(([, a], [, b]) => a - b)) {
      this.#update(one);
      missing.delete(one);
      if (performance.now() > end) break;
    }
    if (missing.size) this.#later();
    return wanted.filter((one) => !missing.has(one));
  }

  /**
   * How far a mark is from the middle of the window, in pixels; the active one is nearest of all.
   * @param {Annotation} annotation
   */
  #distance({ id, anchor }) {
    return id === this.#desk.active?.id ? -1 : Math.abs(this.#places.top(anchor) - innerHeight / 2);
  }

  /** @param {Annotation} annotation */
  #update(annotation) {
    const desk = this.#desk;
    const known = this.#cards.get(annotation.id);
    if (known && !this.#changed.has(annotation.id)) return known.card;
    const card = known?.card ?? element("li", { id: cardId(annotation.id), "data-id": annotation.id });
    this.#cards.set(annotation.id, { card, height: 0, top: known?.top ?? NaN });
    drawCard(card, desk, annotation, this.#active === annotation.id && (desk.isOpened || !NARROW.matches));
    return card;
  }

  /**
   * Each card beside its passage; the open one exactly there, the others make room for it.
   *
   * @param {Annotation[]} wanted
   */
  #place(wanted) {
    if (NARROW.matches) {
      for (const one of this.#cards.values()) {
        one.card.removeAttribute("style");
        one.top = NaN;
      }
      this.#margin.style.minBlockSize = "";
      return;
    }
    const origin = this.#margin.getBoundingClientRect().top;
    const boxes = wanted.map((annotation) => {
      const one =
        /** @type {{card: HTMLElement, height: number, top: number}} */ (this.#cards.get(annotation.id));
      one.height ||= one.card.offsetHeight;
      return { one, top: this.#places.top(annotation.anchor) - origin, height: one.height };
    });
    const fixed = Math.max(0, wanted.findIndex((annotation) => annotation.id === this.#active));
    pushApart(boxes, fixed);
    // Where the open card reaches further than the article the page grows with it, or its foot could not be
    // scrolled to.
    const open = wanted[fixed]?.id === this.#active ? boxes[fixed] : undefined;
    this.#margin.style.minBlockSize = open ? `${Math.round(open.top + open.height + GAP)}px` : "";
    const [upper, lower] = [-origin - innerHeight * REACH / 2, innerHeight * (1 + REACH / 2) - origin];
    const isFar = (/** @type {number} */ top) => top < upper || top > lower;
    for (const { one, top } of boxes) {
      const next = Math.round(top);
      // What moves out of sight is put right before it comes into sight: scrolling there draws again.
      if (one.top === next || (isFar(one.top) && isFar(next))) continue;
      if ((one.top < 0) !== (next < 0)) one.card.style.visibility = next < 0 ? "hidden" : "";
      one.card.style.translate = `0 ${next}px`;
      one.top = next;
    }
  }

  /** Into the first field of the open card. */
  #focus() {
    const isNew = this.#desk.made !== null && this.#desk.made === this.#desk.active?.id;
    this.draw();
    const active = this.#desk.active;
    const id = active?.id;
    const first = active?.anchor.pieces[0];
    if (first && NARROW.matches) this.#desk.story.reveal(first);
    if (id && this.#desk.section) return void this.#reveal(id, this.#desk.section);
    const control = id ? this.#cards.get(id)?.card.querySelector("input, textarea, select, button") : null;
    if (!(control instanceof HTMLElement)) return;
    control.focus({ preventScroll: !NARROW.matches });
    if (control instanceof HTMLTextAreaElement) {
      // Typing replaces what a new claim says to begin with, and continues what was written.
      control.setSelectionRange(isNew ? 0 : control.value.length, control.value.length);
    }
    this.#cards.get(id ?? "")?.card.scrollIntoView({ block: "nearest" });
    // A tall card may reach further than the window: then its foot is cut off, never the passage.
    if (first && !NARROW.matches) this.#desk.story.reveal(first);
  }

  /** Into a section of a card, as soon as there is one. @param {string} id @param {string} section */
  async #reveal(id, section) {
    await this.#desk.needPanels();
    this.draw();
    const card = this.#cards.get(id)?.card;
    if (!card || this.#desk.active?.id !== id) return;
    const panel = panelOf(card);
    if (!panel) return this.#desk.announce("This part of the desk can’t be loaded just now.");
    panel.reveal(section);
    // What was unfolded makes the card taller, and with it the page: only now can all of it be scrolled to.
    this.draw();
    const opened = document.activeElement?.closest("[data-section]");
    // A history comes in later, below its own line.
    opened?.scrollIntoView({ block: section === "history" ? "start" : "nearest" });
    document.activeElement?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#desk.focusStory();
  }
}

/** @param {Annotation} annotation */
function startOf(annotation) {
  return annotation.anchor.pieces[0]?.start ?? 0;
}
