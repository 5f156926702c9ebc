/** The one polite live region: says what happened to those who can't see it happen. */

/**
 * @param {HTMLElement} region an element with aria-live="polite"
 * @returns {(message: string) => void}
 */
export function createAnnouncer(region) {
  return (message) => {
    // The same words twice are only spoken twice when the text changes in between.
    region.textContent = "";
    requestAnimationFrame(() => (region.textContent = message));
  };
}
