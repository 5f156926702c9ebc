/** The bar that says what is linked so far, and has a button for each key. */

import { button, element } from "../elements/element.js";

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
