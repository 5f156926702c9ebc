/**
 * Keys that belong to an input method, such as one for Japanese, are never commands: the Enter that takes a
 * word and the Escape that drops it send no form and close no card.
 */

/** Safari tells of the key that ends composing after its end, under the code of keys while it lasts. */
const OF_AN_INPUT_METHOD = 229;

/**
 * Keeps such keys from all who listen for keys; the input method has them all the same.
 *
 * @param {EventTarget} target
 * @returns {() => void} stop
 */
export function withholdComposing(target) {
  const stopping = new AbortController();
  target.addEventListener("keydown", (event) => {
    const { isComposing, keyCode } = /** @type {KeyboardEvent} */ (event);
    if (isComposing || keyCode === OF_AN_INPUT_METHOD) event.stopImmediatePropagation();
  }, { capture: true, signal: stopping.signal });
  return () => stopping.abort();
}
