/** Three hints on the sample story, for whoever opens it in this browser for the first time. */

import { prefer, preferred } from "../desk/preference.js";

const SEEN = "galley-hints";

/**
 * @param {HTMLElement|null} hints only the sample story has them
 * @param {() => void} leave where the focus goes when they are closed
 */
export function showFirstHints(hints, leave) {
  if (!hints || preferred(SEEN) !== null) return;
  prefer(SEEN, "seen");
  hints.hidden = false;
  hints.querySelector("button")?.addEventListener("click", () => {
    hints.hidden = true;
    leave();
  });
}
