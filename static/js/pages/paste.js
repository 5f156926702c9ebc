/** The page to paste a story on: what was typed comes back after a reload, until it has become an article. */

import { draftsOfPages, keepForm } from "../panels/elements/keep-form.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-keep]"));
const drafts = draftsOfPages(form.dataset.keep ?? "");
const note = /** @type {HTMLElement} */ (document.getElementById("kept"));
note.hidden = !keepForm(form, drafts, "paste");
note.querySelector("button")?.addEventListener("click", () => {
  form.reset();
  drafts.remove("paste");
  note.hidden = true;
  form.querySelector("textarea")?.focus();
});
