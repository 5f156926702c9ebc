/** Keeps what is typed into a page's form until what becomes of it is saved. */

/** @import { Draft } from "../../net/drafts.js" */
import { Drafts } from "../../net/drafts.js";
import { allowedStorage } from "../../net/last-moment.js";
import { controlsOf, draftOf, nameOf, putBack } from "./typed.js";

/** Milliseconds between two writings of a long form. */
const PAUSE = 300;

/** The forms on the way to an article, which are done with together. */
const ON_THE_WAY = ["paste", "correct"];

/** @param {string} user */
export function draftsOfPages(user) {
  return new Drafts(`${user} pages`, allowedStorage());
}

/**
 * Puts back what was typed into this form before, if it offers what it offered then, and keeps what is typed.
 *
 * @param {HTMLFormElement} form
 * @param {Drafts} drafts
 * @param {string} name
 * @param {string} [article]  that the form becomes
 * @returns {boolean} whether something was put back
 */
export function keepForm(form, drafts, name, article) {
  const kept = drafts.get(name);
  const fits = kept !== undefined && Object.keys(kept.values).length > 0 && offersTheSame(form, kept);
  if (kept && fits) putBack(form, kept);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const draft = draftOf(form, Date.now()) ?? { values: {}, seen: {}, at: Date.now() };
    if (article || Object.keys(draft.values).length) drafts.put(name, { ...draft, article });
    else drafts.remove(name);
  };
  const later = () => timer ??= setTimeout(write, PAUSE);
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  addEventListener("pagehide", () => timer !== undefined && write());
  if (article) write();
  return fits;
}

/**
 * Forgets the forms that have become this article.
 *
 * @param {Drafts} drafts
 * @param {string} article
 */
export function forgetSaved(drafts, article) {
  if (drafts.get("correct")?.article === article) { for (const name of ON_THE_WAY) drafts.remove(name); }
}

/** @param {HTMLFormElement} form @param {Draft} draft */
function offersTheSame(form, draft) {
  const offered = new Map(controlsOf(form).map((control) => [nameOf(control), control]));
  return Object.entries(draft.seen).every(([name, seen]) => {
    const control = offered.get(name);
    return control !== undefined &&
      (control instanceof HTMLSelectElement || control.type === "checkbox" || control.defaultValue === seen);
  });
}
