/** A form of a card that adds a row to the record. */

import { button, element } from "../elements/element.js";
import { saveButton, savesLines } from "./card-fields.js";

/**
 * Enter in a field of one line adds, Ctrl+Enter does from anywhere; “Clear” gives up what was typed.
 *
 * @param {object} options
 * @param {string} options.label  of the form
 * @param {string} options.verb  on its button, such as "Save figure"
 * @param {() => boolean|void} options.add  false where something is missing yet, which it then shows
 * @param {HTMLSelectElement[]} [options.keep]  choices that the next row is likely to share
 * @param {() => void} [options.after]  once it was added, and the form is empty again
 * @param {(Node|null)[]} fields
 */
export function addForm({ label, verb, add, keep = [], after = () => {} }, ...fields) {
  const clear = () => {
    form.reset();
    // What isn't shown by the control itself.
    for (const one of form.querySelectorAll("[data-chosen]")) one.dispatchEvent(new Event("change"));
    after();
  };
  const form = element(
    "form",
    {
      class: "record__form",
      "aria-label": label,
      novalidate: true,
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        if (add() === false) return;
        keep.forEach(offerAgain);
        clear();
      },
      onreset: () => {
        for (const control of form.querySelectorAll("[data-typed]")) control.removeAttribute("data-typed");
      },
    },
    ...fields,
    element(
      "div",
      { class: "record__ways" },
      saveButton(verb),
      button("Clear", clear, { class: "button button--small button--plain" }),
    ),
  );
  // Before a combobox takes the Enter for what it offers.
  form.addEventListener("keydown", (event) => {
    if (!savesLines(event)) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  }, { capture: true });
  return form;
}

/** Makes what is chosen what the form offers from now on. @param {HTMLSelectElement} choice */
function offerAgain(choice) {
  for (const option of choice.options) option.defaultSelected = option.selected;
}
