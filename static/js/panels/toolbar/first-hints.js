/** Three hints on the sample story, for whoever opens it in this browser for the first time. */

/** @import { Desk } from "../desk/desk.js" */
import { prefer, preferred } from "../desk/preference.js";

const SEEN = "galley-hints";

/**
 * @param {HTMLElement|null} hints only the sample story has them
 * @param {Pick<Desk, "focusStory"|"on">} desk
 */
export function showFirstHints(hints, desk) {
  if (!hints || preferred(SEEN) !== null) return;
  prefer(SEEN, "seen");
  hints.hidden = false;
  hints.querySelector("button")?.addEventListener("click", () => {
    hints.hidden = true;
    desk.focusStory();
  });
  // Whoever links has tried them, and needs their place.
  desk.on("link", () => hints.hidden = true);
}
