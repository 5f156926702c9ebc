/** Opens and closes the list of marks, and remembers which the editor prefers. */

/** @import { Desk } from "../desk/desk.js" */
/** @import { AnnotationList } from "./annotation-list.js" */
import { prefer, preferred } from "../desk/preference.js";

const KEY = "galley-list";
const WIDE = matchMedia("(min-width: 85rem)");

/**
 * Makes room for the list where the editor has it, before anything is in it: the text then stands where it
 * will stand.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} root
 */
export function makeRoomForList(panel, root) {
  lay(panel, root, WIDE.matches && preferred(KEY) !== "closed");
}

/** @param {HTMLElement} panel @param {HTMLElement} root @param {boolean} open */
function lay(panel, root, open) {
  panel.hidden = !open;
  root.dataset.list = open ? "open" : "closed";
}

/**
 * @param {Pick<Desk, "on"|"focusStory">} desk
 * @param {AnnotationList} list
 * @param {HTMLElement} root
 */
export function showListPanel(desk, list, root) {
  const show = (/** @type {boolean} */ open) => {
    lay(list.panel, root, open);
    root.querySelector('[data-command="list"]')?.setAttribute("aria-expanded", String(open));
    list.draw();
  };
  const close = () => {
    show(false);
    desk.focusStory();
  };
  desk.on("list", () => {
    const open = list.panel.hidden === true;
    show(open);
    prefer(KEY, open ? "open" : "closed");
    if (open) list.focus();
    else desk.focusStory();
  });
  list.panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    if (WIDE.matches) desk.focusStory();
    else close();
  });
  const closer = list.panel.querySelector("[data-close]");
  closer?.addEventListener("click", close);
  closer?.removeAttribute("hidden");
  show(!list.panel.hidden);
}
