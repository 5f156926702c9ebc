/**
 * What the first marks don't wait for: help, palette, finding, the same words elsewhere, the ends of a mark,
 * a keyboard on the screen, the curves of links.
 */

/** @import { Desk } from "../desk/desk.js" */
import { stayAboveKeyboard } from "../elements/soft-keyboard.js";
import { MoveEnds } from "../ends/move-ends.js";
import { Help } from "../keys/help.js";
import { Palette } from "../keys/palette.js";
import { drawLinks } from "../linking/link-curve.js";
import { FindBar } from "../marking/find-bar.js";
import { SameWords } from "../marking/same-words.js";

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
