/**
 * The correction page: a box that the Tab key leads to is brought clear of the bar of buttons, and what was
 * corrected comes back after a reload, until it has become an article.
 */

import { draftsOfPages, keepForm } from "../panels/elements/keep-form.js";
import { showMoments } from "../panels/elements/moment-fields.js";

showMoments();
const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-keep]"));
if (form) keepForm(form, draftsOfPages(form.dataset.keep ?? ""), "correct", form.dataset.article);
// What comes back is told anew.
document.querySelectorAll("[data-moment]").forEach((field) => field.dispatchEvent(new Event("input")));

// The browser brings only the caret into sight, and so leaves the lower lines of a box behind the bar. Not on
// a click: the text would move away under the pointer.
document.addEventListener("keyup", ({ key }) => {
  if (key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" });
});
