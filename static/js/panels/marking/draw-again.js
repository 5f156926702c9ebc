/**
 * A mark that a new version left in doubt is drawn again: the person selects other words of the whole text,
 * by mouse or by keys, in a field that takes no writing.
 */

import { codePointLength, offsetMap, toCodePoints, toUnits } from "../../anchoring/offsets.js";
import { shortened } from "../../words/vocabulary.js";

/**
 * @param {HTMLDialogElement} dialog
 * @returns {(mark: HTMLElement) => void} opens it for a mark of the page, at the words where it may belong
 */
export function drawAgain(dialog) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  const chosen = /** @type {HTMLElement} */ (dialog.querySelector("[data-chosen]"));
  const before = /** @type {HTMLElement} */ (dialog.querySelector("[data-before]"));
  const save = /** @type {HTMLButtonElement} */ (form.elements.namedItem("place"));
  const text = field.value;
  const map = offsetMap(text);

  /** The words that are selected, without the spaces round them, and where they are in code points. */
  const place = () => {
    const words = text.slice(field.selectionStart, field.selectionEnd);
    const start = field.selectionStart + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    return { words: words.trim(), start: toCodePoints(map, start), end: toCodePoints(map, end) };
  };
  const tell = () => {
    const { words, start, end } = place();
    save.disabled = !words;
    save.value = `${start}-${end}`;
    chosen.textContent = words ? `“${shortened(words, 200)}”` : "Nothing yet.";
  };
  // A field that is read-only has no caret, and so no selection by keys.
  field.addEventListener("beforeinput", (event) => event.preventDefault());
  for (const event of ["select", "selectionchange", "keyup", "pointerup"]) {
    field.addEventListener(event, tell);
  }
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || save.disabled) return;
    event.preventDefault();
    save.click();
  });
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());

  return (mark) => {
    const { mark: id = "", version = "", start = "0", end = "0", words = "" } = mark.dataset;
    /** @type {HTMLInputElement} */ (form.elements.namedItem("put")).value = id;
    /** @type {HTMLInputElement} */ (form.elements.namedItem("version")).value = version;
    before.textContent = shortened(words, 300);
    const most = codePointLength(text, map);
    const [from, to] = [start, end].map((one) => toUnits(map, Math.min(Number(one), most)));
    dialog.showModal();
    field.setSelectionRange(from ?? 0, to ?? 0);
    field.focus();
    tell();
  };
}
