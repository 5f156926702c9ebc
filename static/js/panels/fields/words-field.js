/** A field that holds words of the text: one points at them. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { shortened } from "../../words/vocabulary.js";
import { element } from "../elements/element.js";

/** @typedef {Pick<Desk, "record"|"pointAt"|"mayAnnotate">} Showing  What pointing at words takes */

/**
 * @param {Showing} desk
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.title  what the text is asked for, while one points
 * @param {string|null} [options.value]
 * @param {(one: Annotation) => boolean} options.fits
 * @param {(id: string|null) => void} [options.take]
 * @param {Record<string, any>} [attributes] of the button
 * @returns {{element: HTMLElement, value: string, focus: () => void}}
 */
export function wordsOfText(desk, { label, title, value = null, fits, take = () => {} }, attributes = {}) {
  // An input, though nobody sees it, so that a form keeps it with what else is half typed.
  const kept = element("input", { hidden: true, "aria-label": label, "data-chosen": true });
  kept.defaultValue = value ?? "";
  const point = element("button", {
    type: "button",
    class: "button button--small words-field__point",
    onclick: () => desk.pointAt({ title, fits, done: (id) => (id && choose(id), point.focus()) }),
    ...attributes,
  });
  const drop = element("button", {
    type: "button",
    class: "chain__sign",
    "aria-label": `${label}: none`,
    title: "No words",
    onclick: () => (choose(""), point.focus()),
  }, "×");
  const show = () => {
    const words = kept.value ? desk.record.annotation(kept.value) : undefined;
    const said = words ? `“${shortened(desk.record.quote(words), 60)}”` : "Point at the words";
    point.textContent = said;
    point.setAttribute("aria-label", words ? `${label}: ${said}` : `${label}: point at them`);
    drop.hidden = !kept.value;
  };
  const choose = (/** @type {string} */ id) => {
    kept.value = id;
    // Outside of a form it is sent at once.
    if (kept.form) kept.dispatchEvent(new Event("input", { bubbles: true }));
    show();
    take(id || null);
  };
  kept.addEventListener("change", show);
  show();
  return {
    element: element("div", { class: "words-field" }, point, drop, kept),
    get value() {
      return kept.value;
    },
    focus: () => point.focus(),
  };
}
