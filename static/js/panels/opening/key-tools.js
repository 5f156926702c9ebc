/**
 * What the first marks don't wait for: help, palette, finding, the same words elsewhere, the ends of a mark,
 * the speaker of a turn, a keyboard on the screen, the curves of links, what is still open.
 */

/** @import { Desk } from "../desk/desk.js" */
import { draftsOfPages, forgetSaved } from "../elements/keep-form.js";
import { stayAboveKeyboard } from "../elements/soft-keyboard.js";
import { MoveEnds } from "../ends/move-ends.js";
import { Help } from "../keys/help.js";
import { Palette } from "../keys/palette.js";
import { drawLinks } from "../linking/link-curve.js";
import { Speaker } from "../linking/speaker.js";
import { FindBar } from "../marking/find-bar.js";
import { SameWords } from "../marking/same-words.js";
import { showFirstHints } from "../toolbar/first-hints.js";
import { showOpenCount } from "../toolbar/open-count.js";

/**
 * @param {Desk} desk
 * @param {string} user whose page this is
 * @param {(id: string) => any} part  an element of the page
 */
export function createKeyTools(desk, user, part) {
  const root = part("desk");
  drawLinks(desk, part("links"));
  showOpenCount(desk, part("open-marks"));
  forgetSaved(draftsOfPages(user), desk.article);
  const same = new SameWords(desk, root);
  stayAboveKeyboard(root);
  showFirstHints(root.querySelector("#first-hints"), desk);
  return {
    help: new Help(desk, part("help")),
    palette: new Palette(desk, root),
    find: new FindBar(desk, root),
    same,
    ends: new MoveEnds(desk, root),
    speaker: new Speaker(desk, part("link-bar")),
    hears: (/** @type {string} */ stroke) => same.hears(stroke),
  };
}
