/** Keeps what is half typed into cards, and puts it back when its card is drawn again. */

/** @import { Draft } from "../../net/drafts.js" */
/** @import { Desk } from "../desk/desk.js" */
import { afterFrame } from "../elements/after-frame.js";
import { controlKey } from "../elements/redraw.js";
import { draftOf, isTyped, putBack } from "../elements/typed.js";

/** Fields that save when they are left; a combobox only looks for something. */
const FIELDS = "textarea, input:not([role=combobox])";

/**
 * @param {Pick<Desk, "drafts"|"on">} desk
 * @param {HTMLElement} margin with the cards
 * @returns {() => void} stop
 */
export function keepHalfTyped(desk, margin) {
  const { drafts } = desk;
  const stopping = new AbortController();
  const { signal } = stopping;
  const keep = (/** @type {Event} */ { target }) => {
    const part = partOf(target);
    const name = part && nameOf(part);
    if (!part || !name) return;
    const draft = draftOf(part, Date.now());
    if (draft) /** @type {HTMLElement} */ (target).dataset.typed = "";
    if (draft) drafts.put(name, { ...draft, section: sectionOf(part) });
    else drafts.remove(name);
  };
  const left = (/** @type {Event} */ { target }) => {
    const part = partOf(target);
    if (!part || part instanceof HTMLFormElement || part.closest("[data-drawing]")) return;
    // What can't be saved as it is, such as a number that is none, stays half typed.
    if (part instanceof HTMLTextAreaElement || !draftOf(part, 0)) drafts.remove(nameOf(part) ?? "");
  };
  const sent = (/** @type {Event} */ { target }) =>
    drafts.remove(nameOf(/** @type {Element} */ (target)) ?? "");
  margin.addEventListener("input", keep, { signal });
  margin.addEventListener("change", keep, { signal });
  margin.addEventListener("focusout", left, { signal });
  margin.addEventListener("reset", sent, { signal });
  const restoreAll = () => {
    for (const name of drafts.names) restore(margin, name, drafts.get(name));
  };
  // Unfolding doesn't rise, so it is caught on its way down; the form is made a moment later.
  margin.addEventListener("toggle", afterFrame(restoreAll), { signal, capture: true });
  const stop = desk.on("cards", restoreAll);
  return () => (stop(), stopping.abort());
}

/**
 * The mark whose card holds a draft.
 * @param {string} name
 */
export function cardOf(name) {
  return name.slice(0, name.indexOf(" "));
}

/** @param {HTMLElement} margin @param {string} name @param {Draft|undefined} draft */
function restore(margin, name, draft) {
  const card = margin.querySelector(`[data-id="${CSS.escape(cardOf(name))}"]`);
  const part = [...card?.querySelectorAll(`form, ${FIELDS}`) ?? []].find((one) => nameOf(one) === name);
  if (!part || !draft || isTyped(part)) return;
  putBack(part, draft);
  // What a form shows follows what is chosen in it.
  if (!(part instanceof HTMLFormElement)) return;
  for (const chosen of part.querySelectorAll("select, [data-chosen]")) {
    chosen.dispatchEvent(new Event("change"));
  }
}

/** The form that a control belongs to, or the field that saves by itself. @param {EventTarget|null} target */
function partOf(target) {
  if (!(target instanceof Element)) return null;
  return target.closest("form") ?? (target.matches(FIELDS) ? target : null);
}

/** @param {Element} part */
function nameOf(part) {
  const card = part.closest("[data-id]");
  return card instanceof HTMLElement ? `${card.dataset.id} ${controlKey(part)}` : null;
}

/** @param {Element} part */
function sectionOf(part) {
  return part.closest("[data-section]")?.getAttribute("data-section") ?? "";
}
