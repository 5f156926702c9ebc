/** The one polite live region: says what happened, to those who hear the page and to those who look at it. */

import { afterFrame } from "./after-frame.js";

/** Milliseconds that a message stays in sight; long enough to read a sentence twice. */
const IN_SIGHT = 5_000;

/**
 * @param {HTMLElement} region an element with aria-live="polite"
 * @returns {(message: string, isShown?: boolean) => void} without `isShown` for what the eye sees anyway
 */
export function createAnnouncer(region) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {[message: string, isShown: boolean]} */
  let next = ["", false];
  const later = afterFrame(() => {
    const [message, isShown] = next;
    // The same words twice are only spoken twice when the text changes in between.
    region.textContent = "";
    requestAnimationFrame(() => {
      region.textContent = message;
      region.classList.toggle("announcement--shown", isShown);
    });
    clearTimeout(timer);
    timer = setTimeout(() => region.classList.remove("announcement--shown"), IN_SIGHT);
  });
  return (message, isShown = true) => {
    next = [message, isShown];
    later();
  };
}
