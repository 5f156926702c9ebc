/** The fields that a card is made of. */

/** @import { Desk } from "../desk/desk.js" */
import { element } from "../elements/element.js";

/**
 * Text that Enter saves and leaves, that leaving saves, and that Escape gives up.
 *
 * @param {Pick<Desk, "focusStory">} desk
 * @param {string} value
 * @param {(text: string) => void} save
 * @param {string} label
 */
export function textField(desk, value, save, label) {
  const field = element("textarea", { class: "card__control card__text", rows: "1", "aria-label": label });
  field.defaultValue = value;
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") field.value = value;
    desk.focusStory();
  });
  field.addEventListener(
    "blur",
    () => field.isConnected && !field.closest("[data-drawing]") && save(field.value.trim()),
  );
  return field;
}

/**
 * Text separated by commas.
 *
 * @param {Pick<Desk, "focusStory">} desk
 * @param {readonly string[]} value
 * @param {(words: string[]) => void} save
 * @param {string} label
 */
export function wordsField(desk, value, save, label) {
  return textField(desk, value.join(", "), (text) => {
    const words = commaParted(text);
    if (words.join() !== value.join()) save(words);
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
