/** What the first marks don't wait for: what keys open (help, palette, finding, the same words elsewhere), and the curves of links. */

/** @import { Desk } from "./desk.js" */
import { FindBar } from "./find-bar.js";
import { Help } from "./help.js";
import { drawLinks } from "./link-curve.js";
import { Palette } from "./palette.js";
import { SameWords } from "./same-words.js";

/**
 * @param {Desk} desk
 * @param {HTMLElement} root
 * @param {HTMLDialogElement} help
 * @param {SVGSVGElement} links
 */
export function createKeyTools(desk, root, help, links) {
  drawLinks(desk, links);
  const same = new SameWords(desk, root);
  return {
    help: new Help(desk, help),
    palette: new Palette(desk, root),
    find: new FindBar(desk, root),
    same,
    hears: (/** @type {string} */ stroke) => same.hears(stroke),
  };
}
