/**
 * What the first marks don't wait for: help, palette, finding, the same words elsewhere, the ends of a mark,
 * a keyboard on the screen, the curves of links.
 */

/** @import { Desk } from "./desk.js" */
import { FindBar } from "./find-bar.js";
import { Help } from "./help.js";
import { drawLinks } from "./link-curve.js";
import { MoveEnds } from "./move-ends.js";
import { Palette } from "./palette.js";
import { SameWords } from "./same-words.js";
import { stayAboveKeyboard } from "./soft-keyboard.js";

/**
 * @param {Desk} desk
 * @param {HTMLElement} root
 * @param {HTMLDialogElement} help
 * @param {SVGSVGElement} links
 */
export function createKeyTools(desk, root, help, links) {
  drawLinks(desk, links);
  const same = new SameWords(desk, root);
  stayAboveKeyboard(root);
  return {
    help: new Help(desk, help),
    palette: new Palette(desk, root),
    find: new FindBar(desk, root),
    same,
    ends: new MoveEnds(desk, root),
    hears: (/** @type {string} */ stroke) => same.hears(stroke),
  };
}
