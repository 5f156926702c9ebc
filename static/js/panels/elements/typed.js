/** What somebody has typed into controls: read out, put back, and told from what stood there before. */

/** @import { Draft } from "../../net/drafts.js" */

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

/** Controls that a person fills in; a combobox only looks for something, and no script may choose a file. */
const CONTROLS = "textarea, select, input:not([role=combobox], [type=hidden], [type=file])";

/** The controls of a form, or the one control itself. @param {Element} part @returns {Control[]} */
export function controlsOf(part) {
  const found = part.matches(CONTROLS) ? [part] : [...part.querySelectorAll(CONTROLS)];
  return /** @type {Control[]} */ (found);
}

/**
 * The control's name within its form.
 * @param {Control} control
 */
export function nameOf(control) {
  return control.name || (control.getAttribute("aria-label") ?? control.value);
}

/**
 * What is typed in a part, by its controls' names; null where it is as it was offered.
 *
 * @param {Element} part
 * @param {number} at
 * @returns {Draft|null}
 */
export function draftOf(part, at) {
  const controls = controlsOf(part).filter((control) => valueOf(control) !== offered(control));
  if (!controls.length) return null;
  const all = (/** @type {(control: Control) => any} */ of) =>
    Object.fromEntries(controls.map((control) => [nameOf(control), of(control)]));
  return { values: all(valueOf), seen: all(offered), at };
}

/**
 * Puts a draft back. A field that shows a record says again what it showed when the writer began, so that
 * what others made of it since is noticed.
 *
 * @param {Element} part
 * @param {Draft} draft
 */
export function putBack(part, { values, seen }) {
  for (const control of controlsOf(part)) {
    const value = values[nameOf(control)];
    if (value === undefined) continue;
    if (typeof value === "boolean") /** @type {HTMLInputElement} */ (control).checked = value;
    else {
      if (control instanceof HTMLTextAreaElement) control.defaultValue = seen[nameOf(control)] ?? "";
      control.value = value;
    }
    control.dataset.typed = "";
    control.closest("details")?.setAttribute("open", "");
  }
}

/** Whether anything was typed into a part and not sent. @param {Element} part */
export function isTyped(part) {
  return controlsOf(part).some((control) => "typed" in control.dataset);
}

/** @param {Control} control @returns {string|boolean} */
function valueOf(control) {
  return control.type === "checkbox" ? /** @type {HTMLInputElement} */ (control).checked : control.value;
}

/** @param {Control} control @returns {string|boolean} */
function offered(control) {
  if (!(control instanceof HTMLSelectElement)) {
    return control.type === "checkbox"
      ? /** @type {HTMLInputElement} */ (control).defaultChecked
      : control.defaultValue;
  }
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}
