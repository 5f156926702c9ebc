/** The one polite live region: says what happened, to those who hear the page and to those who look at it. */

/** Milliseconds that a message stays in sight; long enough to read a sentence twice. */
const IN_SIGHT = 5_000;

/**
 * @param {HTMLElement} region an element with aria-live="polite"
 * @returns {(message: string) => void}
 */
export function createAnnouncer(region) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  return (message) => {
    // The same words twice are only spoken twice when the text changes in between.
    region.textContent = "";
    clearTimeout(timer);
    requestAnimationFrame(() => {
      region.textContent = message;
      region.classList.add("announcement--shown");
    });
    timer = setTimeout(() => region.classList.remove("announcement--shown"), IN_SIGHT);
  };
}
