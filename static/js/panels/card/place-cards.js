/** Puts the cards and chips of the margin to their places. */

/** @import { Places } from "../../paint/places.js" */
/** @import { Annotation } from "../../store/types.js" */
import { freeWindow } from "./free-window.js";
import { GAP, layOut, LINE, ONE_LINE, openTop } from "./lay-out.js";

/**
 * @typedef {object} Card
 * @property {HTMLElement} card
 * @property {"open"|"closed"|"chip"} form
 * @property {number} width  of a chip with all of its words; 0 until it is measured
 * @property {string} drawn  its place as it was last written
 */

/** In rem, about: the first line of some words. */
const WORDS = 1.25;
/** In rem: inside of the open card's edge. */
const PADDING = 0.75;
/** Pixels of the open card's two edges. */
const BORDERS = 2;
/** In rem: below a card's first field, for the choices of a picker; without it they open upwards. */
const ROOM_FOR_CHOICES = 21;
/** Pixels, about, of a chip that was never closed. */
const UNSEEN_CHIP = 90;

/**
 * @param {HTMLElement} margin
 * @param {Places} places
 * @param {{annotation: Annotation, one: Card, stands: "closed"|"chip"|null}[]} shown in the order of the
 *   text; `stands` is what each is while it isn't open
 */
export function placeCards(margin, places, shown) {
  for (const { one } of shown) if (one.form === "chip" && !one.width) unfit(one);
  // First everything is measured, then everything is written.
  const origin = margin.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const standing = shown.filter(({ stands }) => stands !== null);
  const boxes = standing.map(({ annotation, one, stands }) => {
    if (one.form === "chip") one.width ||= one.card.offsetWidth;
    return {
      line: Math.round(places.top(annotation.anchor) - origin.top),
      chip: stands === "chip" ? one.width || UNSEEN_CHIP : 0,
    };
  });
  const open = shown.find(({ one }) => one.form === "open");
  const opened = open ? placeOpen(open.one.card, places.top(open.annotation.anchor), origin.top, rem) : null;
  layOut(boxes, { width: origin.width, rem }).forEach((place, index) => {
    const one = standing[index]?.one;
    if (!one || one.form === "open") return;
    const height = place.lines ? (ONE_LINE + place.lines * LINE) * rem : ONE_LINE * rem;
    const isCovered = opened !== null && place.top < opened.bottom && place.top + height > opened.top &&
      !one.card.contains(document.activeElement);
    const drawn = JSON.stringify([place, isCovered]);
    if (one.drawn === drawn) return;
    one.drawn = drawn;
    const { style, classList } = one.card;
    style.translate = `0 ${place.top}px`;
    style.insetInlineStart = `${place.start}px`;
    style.inlineSize = place.width ? `${place.width}px` : "";
    style.setProperty("--lines", String(Math.max(1, place.lines)));
    style.setProperty("--taken", `${place.taken}px`);
    style.visibility = isCovered ? "hidden" : "";
    classList.toggle("card--line", !place.lines && one.form === "closed");
    classList.toggle("card--small", place.isSmall);
  });
  if (!open || !opened) {
    margin.style.minBlockSize = "";
    return;
  }
  const { card } = open.one;
  open.one.drawn = "";
  card.toggleAttribute("data-tall", opened.isTall);
  card.toggleAttribute("data-low", opened.isLow);
  card.style.cssText = `translate: 0 ${opened.top}px; --free: ${opened.most}px`;
  // Where the open card reaches further than the article the page grows with it, or its foot could not be
  // scrolled to.
  margin.style.minBlockSize = `${opened.bottom + GAP * rem}px`;
}

/** As wide as its words, to be measured. @param {Card} one */
function unfit(one) {
  one.drawn = "";
  one.card.style.inlineSize = "";
  one.card.classList.remove("card--small");
}

/**
 * @param {HTMLElement} card
 * @param {number} wordsTop in the window's pixels
 * @param {number} origin of the margin, likewise
 * @param {number} rem
 */
function placeOpen(card, wordsTop, origin, rem) {
  const free = freeWindow(/** @type {Element} */ (card.closest(".desk")));
  free.top = Math.max(free.top, origin);
  const most = Math.floor(free.bottom - free.top);
  const last = /** @type {HTMLElement|null} */ (card.lastElementChild);
  // While it scrolls, its foot sticks to the edge; while it doesn't, an open list of choices may hang out.
  const wished = card.hasAttribute("data-tall")
    ? card.scrollHeight + BORDERS
    : (last ? last.offsetTop + last.offsetHeight : 0) + PADDING * rem;
  const height = Math.min(wished, most);
  const top = openTop({ top: wordsTop - PADDING * rem / 2, bottom: wordsTop + WORDS * rem }, height, free);
  return {
    top: Math.round(top - origin),
    bottom: Math.round(top - origin + height),
    most,
    isTall: wished > most,
    isLow: top > free.bottom - ROOM_FOR_CHOICES * rem,
  };
}
