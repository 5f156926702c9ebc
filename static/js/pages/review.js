/**
 * The review of a new version: keys go from mark to mark and decide. Each is a button's press, so that
 * whoever has no keys, or no script, does the same by hand.
 */

import { drawAgain } from "../panels/marking/draw-again.js";

/** Where the last decision was made, to go on from there on the page that follows. */
const PLACE = "galley-review";

const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-mark]")]);

/** Whether this person wants keys of one letter. They work only from a mark. */
const hasLetters = document.querySelector("[data-review]")?.getAttribute("data-letters") !== "off";

/** @returns {number} the mark that has the focus, or holds what has it; -1 without */
function here() {
  const mark = document.activeElement?.closest("[data-mark]");
  return marks.findIndex((one) => one === mark);
}

/** @param {number} place */
function go(place) {
  marks[Math.max(0, Math.min(place, marks.length - 1))]?.focus();
}

/** @param {string} decision */
function decide(decision) {
  const mark = marks[here()];
  const button = /** @type {HTMLButtonElement|null|undefined} */ (
    mark?.querySelector(`button[value="${decision}"], button[data-also="${decision}"]`)
  );
  button?.click();
}

const dialog = /** @type {HTMLDialogElement|null} */ (document.querySelector("#draw-again"));
const draw = dialog ? drawAgain(dialog) : null;
for (const mark of marks) {
  const button = /** @type {HTMLButtonElement|null} */ (mark.querySelector("[data-draw]"));
  if (!button || !draw) continue;
  button.hidden = false;
  button.addEventListener("click", () => draw(mark));
  // To type them is for whoever has no script.
  mark.querySelector(".reviewed__other")?.remove();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  a: () => decide("confirm"),
  x: () => decide("drop"),
  r: () => /** @type {HTMLButtonElement|null} */ (marks[here()]?.querySelector("[data-draw]"))?.click(),
  u: () => /** @type {HTMLButtonElement|null} */ (document.querySelector("[data-undo]"))?.click(),
};

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  const isTyping = target instanceof Element && target.closest("input, textarea, select");
  if (isTyping || dialog?.open || ctrlKey || metaKey || altKey || isComposing || !hasLetters || here() < 0) {
    return;
  }
  const act = KEYS[key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("submit", ({ target }) => {
  const drawn = target instanceof HTMLFormElement && target.closest("dialog") ? target.put.value : "";
  const at = drawn ? marks.findIndex((one) => one.dataset.mark === drawn) : here();
  sessionStorage.setItem(PLACE, String(Math.max(at, 0)));
});

const place = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
// As the page opens, so that the keys are at hand; not if it has something else to say first.
if (!document.querySelector("[role=alert]")) go(Number(place ?? 0));
