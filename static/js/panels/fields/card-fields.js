/** The fields that a card is made of. */

/** @import { Desk } from "../desk/desk.js" */
import { button, element } from "../elements/element.js";

/** What saves text of several lines, as buttons say it. */
const SAVES = "Ctrl+Enter";

/**
 * Text of one line that Enter saves and leaves, that leaving saves, and that Escape gives up.
 *
 * @param {Pick<Desk, "focusStory">} desk
 * @param {string} value
 * @param {(text: string, seen: string) => void} save  hears what the field held when the editor began, too:
 *   somebody else may have changed it since
 * @param {string} label
 */
export function textField(desk, value, save, label) {
  return field(desk, value, save, label, (event) => !event.shiftKey && event.key === "Enter");
}

/**
 * A note: text of several lines, with a button under it. Ctrl+Enter saves and leaves; leaving saves, and
 * Escape gives up.
 *
 * @param {Pick<Desk, "focusStory">} desk
 * @param {string} value
 * @param {(text: string, seen: string) => void} save
 * @param {string} label
 */
export function noteField(desk, value, save, label) {
  const control = field(desk, value, save, label, savesLines);
  control.setAttribute("aria-keyshortcuts", "Control+Enter");
  return element("div", { class: "card__lines" }, control, saveButton("Save note", () => desk.focusStory()));
}

/**
 * A button that names the key that presses it, too.
 *
 * @param {string} label
 * @param {() => void} [act]  else it submits its form
 */
export function saveButton(label, act) {
  const made = button(label, act ?? (() => {}), {
    type: act ? "button" : "submit",
    "aria-keyshortcuts": "Control+Enter",
    "aria-label": label,
  });
  made.append(element("kbd", { class: "button__key", "aria-hidden": "true" }, SAVES));
  return made;
}

/** Whether a key saves text of several lines. @param {KeyboardEvent} event */
export function savesLines(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey);
}

/**
 * @param {Pick<Desk, "focusStory">} desk
 * @param {string} value
 * @param {(text: string, seen: string) => void} save
 * @param {string} label
 * @param {(event: KeyboardEvent) => boolean} saves
 */
function field(desk, value, save, label, saves) {
  const control = element("textarea", { class: "card__control card__text", rows: "1", "aria-label": label });
  control.defaultValue = value;
  control.addEventListener("keydown", (event) => {
    if (!saves(event) && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") control.value = control.defaultValue = value;
    desk.focusStory();
  });
  control.addEventListener("blur", () => {
    const { value: text, defaultValue: seen } = control;
    if (control.isConnected && !control.closest("[data-drawing]") && text !== seen) save(text.trim(), seen);
  });
  return control;
}

/**
 * Text separated by commas.
 *
 * @param {Pick<Desk, "focusStory">} desk
 * @param {readonly string[]} value
 * @param {(words: string[], seen: string[]) => void} save
 * @param {string} label
 */
export function wordsField(desk, value, save, label) {
  return textField(desk, value.join(", "), (text, seen) => {
    const words = commaParted(text);
    if (words.join() !== value.join()) save(words, commaParted(seen));
  }, label);
}

/** What stands between the commas, each once. @param {string} text @returns {string[]} */
export function commaParted(text) {
  return [...new Set(text.split(",").map((word) => word.trim()).filter(Boolean))];
}

/**
 * A small field with its name above it.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [style]
 */
export function captioned(label, control, style = "") {
  return element("label", { class: `chain__gauge ${style}` }, element("span", {}, label), control);
}

/** @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function labelled(label, control, hint = "") {
  return element(
    "div",
    { class: "card__field" },
    element(
      "span",
      { class: "card__label", "aria-hidden": "true" },
      label,
      hint && element("span", { class: "card__hint" }, hint),
    ),
    control,
  );
}
