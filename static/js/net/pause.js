/** Ways to wait. */

/** Lets the browser do what waits: paint, and hear keys. @returns {Promise<void>} */
export function breath() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield?.() ?? later(0);
}

/** @param {number} milliseconds @returns {Promise<void>} */
export function later(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Until what is on the page has been painted. A tab in the background paints nothing, and waits for a tenth
 * of a second.
 * @returns {Promise<void>}
 */
export function painted() {
  return Promise.race([
    new Promise((/** @type {(value: void) => void} */ resolve) =>
      requestAnimationFrame(() => setTimeout(resolve))
    ),
    later(100),
  ]);
}
