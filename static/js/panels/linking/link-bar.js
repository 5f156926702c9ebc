/** The bar that says what is linked so far, and has a button for each key. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { button, element } from "../elements/element.js";

/** In a wide window the margin has the bar. */
const NARROW = matchMedia("(max-width: 62.49rem)");
/** Pixels at the foot and the top of the window that bars may cover. */
const ROOM_FOR_BAR = 280;
const ROOM_FOR_FOOT = 60;
const ROOM_FOR_BARS_ABOVE = 110;

/** @typedef {[label: string, act: () => void, attributes?: Record<string, any>]} Way */

/**
 * @param {HTMLElement} bar
 * @param {object} said
 * @param {string} said.words
 * @param {string} [said.cue]
 * @param {string} said.hint
 * @param {readonly (Way|null|false)[]} said.ways  the last saves
 */
export function showBar(bar, { words, cue = "", hint, ways }) {
  const buttons = ways.flatMap((way) => (way ? [button(...way)] : []));
  showsBar(bar, true);
  bar.replaceChildren(
    element(
      "p",
      { class: "link-bar__chain" },
      words,
      cue ? element("span", { class: "link-bar__cue" }, ` · “${cue}”`) : null,
    ),
    element("p", { class: "link-bar__hint" }, hint),
    element("div", { class: "link-bar__actions" }, ...buttons),
  );
}

/** @param {HTMLElement} bar @param {boolean} on where there is little room, cards make way for the bar */
export function showsBar(bar, on) {
  bar.hidden = !on;
  bar.parentElement?.toggleAttribute("data-linking", on);
}

/**
 * Scrolls to the claim if the bar could lie over it or the words around it.
 *
 * @param {Desk["story"]} story
 * @param {Annotation} claim
 */
export function clearOfBar(story, { anchor }) {
  const first = anchor.pieces[0];
  if (!first) return;
  const box = story.rects({ start: first.start, end: first.start + 1 })[0];
  const below = NARROW.matches ? ROOM_FOR_BAR : ROOM_FOR_FOOT;
  if (!box || box.bottom > innerHeight - below || box.top < ROOM_FOR_BARS_ABOVE) {
    story.reveal(first, { align: "center" });
  }
}
