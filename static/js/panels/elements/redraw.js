/**
 * Redraws a part of the page without losing the editor's place in it: focus, half-typed words, what is
 * unfolded.
 */

/** Inputs whose text is typed. */
const TYPED = ["text", "search", "url"];

/**
 * @param {HTMLElement} part
 * @param {string} signature of all that is shown; while it stays the same nothing is touched
 * @param {() => (Node|null)[]} make
 */
export function redraw(part, signature, make) {
  if (part.dataset.signature === signature) return;
  part.dataset.signature = signature;
  const focused = part.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement)
    : null;
  const key = focused && controlKey(focused);
  const unfolded = [...part.querySelectorAll("details[open] > summary")].map(controlKey);
  // Taking away a field that has the focus blurs it, and leaving a field saves it: not this time.
  part.dataset.drawing = "";
  part.replaceChildren(...make().filter((node) => node !== null));
  delete part.dataset.drawing;
  for (const one of part.querySelectorAll("details > summary")) {
    if (unfolded.includes(controlKey(one))) one.parentElement?.setAttribute("open", "");
  }
  if (focused) refocus(part, key ?? "", focused);
}

/**
 * @param {HTMLElement} part
 * @param {string} key
 * @param {HTMLElement} before
 */
function refocus(part, key, before) {
  const controls = /** @type {HTMLElement[]} */ ([
    ...part.querySelectorAll("input, textarea, select, button:enabled, summary"),
  ]);
  const elsewhere = /** @type {HTMLElement|null|undefined} */ (part.parentElement?.querySelector(
    "input, textarea, select, button:enabled",
  ));
  const control = controls.find((one) => controlKey(one) === key) ?? controls[0] ?? elsewhere;
  if (isText(before) && isText(control) && before.value !== before.defaultValue) {
    control.value = before.value;
    control.dataset.typed = "";
    // What the writer was shown, though the record may say something else by now.
    control.defaultValue = before.defaultValue;
    control.setSelectionRange(before.selectionStart, before.selectionEnd);
  }
  control?.focus({ preventScroll: true });
}

/** @param {Element|null|undefined} control @returns {control is HTMLTextAreaElement|HTMLInputElement} */
function isText(control) {
  return control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && TYPED.includes(control.type));
}

/** Finds the control that had the focus among the redrawn ones. @param {Element} control */
export function controlKey(control) {
  return control.closest("[data-refocus]")?.getAttribute("data-refocus") ??
    control.getAttribute("aria-label") ?? control.textContent;
}
