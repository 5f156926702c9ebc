/**
 * The review of a new version: keys go from mark to mark and decide. Each is a button's press, so that
 * whoever has no keys, or no script, does the same by hand.
 */

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

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  a: () => decide("confirm"),
  x: () => decide("drop"),
  u: () => /** @type {HTMLButtonElement|null} */ (document.querySelector("[data-undo]"))?.click(),
};

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  const isTyping = target instanceof Element && target.closest("input, textarea, select");
  if (isTyping || ctrlKey || metaKey || altKey || isComposing || !hasLetters || here() < 0) return;
  const act = KEYS[key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(Math.max(here(), 0))));

const place = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
// As the page opens, so that the keys are at hand; not if it has something else to say first.
if (!document.querySelector("[role=alert]")) go(Number(place ?? 0));
