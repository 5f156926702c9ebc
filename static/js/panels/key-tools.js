/** What keys open and the first marks don't wait for: help, palette, finding, the same words elsewhere. */

/** @import { Desk } from "./desk.js" */
import { FindBar } from "./find-bar.js";
import { Help } from "./help.js";
import { Palette } from "./palette.js";
import { SameWords } from "./same-words.js";

/**
 * @param {Desk} desk
 * @param {HTMLElement} root
 * @param {HTMLDialogElement} help
 */
export function createKeyTools(desk, root, help) {
  const same = new SameWords(desk, root);
  return {
    help: new Help(desk, help),
    palette: new Palette(desk, root),
    find: new FindBar(desk, root),
    same,
    hears: (/** @type {string} */ stroke) => same.hears(stroke),
  };
}
