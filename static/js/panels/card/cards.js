/**
 * The margin: a card for every claim and note in the visible sections, a chip for every other mark that
 * stands alone, each at the line of its words.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Card } from "./place-cards.js" */
import { Places } from "../../paint/places.js";
import { isFolded } from "../../store/folded.js";
import { missingIn } from "../../store/open-marks.js";
import { element } from "../elements/element.js";
import { scrollWithin } from "../elements/scroll-within.js";
import { cardId, drawCard, panelOf } from "./card.js";
import { freeWindow } from "./free-window.js";
import { placeCards } from "./place-cards.js";
import { watchText } from "./watch-text.js";

/** Below this width the active card is a sheet at the foot of the page and the others aren't drawn. */
const NARROW = matchMedia("(max-width: 62.49rem)");

/** How far beyond the window cards are drawn, in window heights. At half of it, they are drawn again. */
const REACH = 0.6;

/** Pixels of a line that is seen. */
const LEAST_SEEN = 20;
/** Milliseconds of a frame in which new cards are made; the others follow, so that nothing stutters. */
const SLICE = 8;

export class Cards {
  #desk;
  #margin;
  /** @type {Map<string, Card>} */
  #cards = new Map();
  /** Marks whose card may have to change. @type {Set<string>} */
  #changed = new Set();
  /** The mark whose card is drawn as the active one. @type {string|null} */
  #active = null;
  #places;
  #frame = 0;
  #scrolled = 0;
  /** What unfolds or comes in later makes the open card taller. */
  #growth = new ResizeObserver(() => this.#later());
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
    const remeasure = () => {
      this.#places.forget();
      for (const one of this.#cards.values()) one.width = 0;
      later();
    };
    // The open card stays in the window as long as its words do.
    const onRest = () => desk.active && later();
    const onOver = (/** @type {Event} */ { type, target }) => {
      const card = type === "pointerover" && target instanceof Element ? target.closest(".card") : null;
      desk.painter.setHover(card instanceof HTMLElement ? card.dataset.id ?? null : null);
    };
    NARROW.addEventListener("change", remeasure);
    addEventListener("scrollend", onRest);
    margin.addEventListener("keydown", (event) => this.#onKey(event));
    margin.addEventListener("pointerover", onOver);
    margin.addEventListener("pointerleave", onOver);
    this.#stops.push(
      watchText(desk.story, {
        reach: () => innerHeight * REACH / 2,
        drawnAt: () => this.#scrolled,
        draw: later,
        remeasure,
      }),
      desk.record.subscribe(({ ids }) => {
        for (const id of desk.affectedBy(ids)) this.#changed.add(id);
        later();
      }),
      desk.on("active", later),
      desk.on("open", () => this.#focus()),
      desk.on("kinds", later),
      // The bar for linking takes the foot of the margin.
      desk.on("link", later),
      desk.on("panels", later),
      () => this.#growth.disconnect(),
      () => NARROW.removeEventListener("change", remeasure),
      () => removeEventListener("scrollend", onRest),
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
    const annotations = found.flatMap((span) => record.annotation(span.id) ?? [])
      .filter((annotation) => this.#stands(annotation) !== null);
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
    const isOpen = this.#active === annotation.id && (desk.isOpened || !NARROW.matches);
    const form = isOpen ? "open" : NARROW.matches ? "closed" : this.#stands(annotation) ?? "chip";
    this.#cards.set(annotation.id, { card, form, width: 0, drawn: "" });
    if (known && known.form !== form) card.removeAttribute("style");
    if (isOpen) this.#growth.observe(card);
    else this.#growth.unobserve(card);
    drawCard(card, desk, annotation, form);
    return card;
  }

  /**
   * What a mark is in the margin while it isn't open: nothing where a claim's card shows it already, or where
   * it only names what the article is about.
   *
   * @param {Annotation} annotation
   * @returns {"closed"|"chip"|null}
   */
  #stands(annotation) {
    const { record, index } = this.#desk;
    const { id, kind } = annotation;
    if (kind === "claim" || kind === "note") return "closed";
    if (record.stateOf(id) === "refused") return "chip";
    if (kind === "entity") return null;
    const isWithinClaim = () => index.at(startOf(annotation)).some((span) => span.kind === "claim");
    return !missingIn(record, annotation) && isFolded(record, annotation, isWithinClaim) ? null : "chip";
  }

  /** @param {Annotation[]} wanted */
  #place(wanted) {
    if (NARROW.matches) {
      for (const one of this.#cards.values()) {
        one.card.removeAttribute("style");
        one.drawn = "";
      }
      this.#margin.style.minBlockSize = "";
      return;
    }
    const shown = wanted.flatMap((annotation) => {
      const one = this.#cards.get(annotation.id);
      return one ? [{ annotation, one, stands: this.#stands(annotation) }] : [];
    });
    placeCards(this.#margin, this.#places, shown);
  }

  /** Into the first field of the open card. The text stays where it is, as long as its words can be seen. */
  #focus() {
    const isNew = this.#desk.made !== null && this.#desk.made === this.#desk.active?.id;
    const active = this.#desk.active;
    const id = active?.id;
    if (active) this.#keepInSight(active);
    this.draw();
    if (id && this.#desk.section) return void this.#reveal(id, this.#desk.section);
    const card = this.#cards.get(id ?? "")?.card;
    const seen = (/** @type {string} */ names) =>
      [...card?.querySelectorAll(names) ?? []].find((one) => one.checkVisibility());
    const control = seen("input, textarea, select") ?? seen("summary, button");
    if (!(control instanceof HTMLElement)) return;
    control.focus({ preventScroll: true });
    if (control instanceof HTMLTextAreaElement) {
      // Typing replaces what a new claim says to begin with, and continues what was written.
      control.setSelectionRange(isNew ? 0 : control.value.length, control.value.length);
    }
  }

  /** @param {Annotation} annotation */
  #keepInSight({ anchor }) {
    const first = anchor.pieces[0];
    if (!first) return;
    const free = freeWindow(/** @type {Element} */ (this.#margin.closest(".desk")));
    const top = this.#places.top(anchor);
    // In a narrow window the card covers the lower half.
    if (NARROW.matches || top < free.top || top > free.bottom - LEAST_SEEN) this.#desk.story.reveal(first);
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
    // What was unfolded makes the card taller: only now can all of it be scrolled to.
    this.draw();
    const opened = document.activeElement?.closest("[data-section]");
    // A history comes in later, below its own line.
    if (opened) scrollWithin(card, opened, section === "history" ? "start" : "nearest");
    if (document.activeElement) scrollWithin(card, document.activeElement, "nearest");
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
