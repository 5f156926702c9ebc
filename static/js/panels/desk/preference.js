/** What a person prefers on this browser. Only a preference: where storage is forbidden it is forgotten. */

/** Whether marks are shown as elements: "on" or "off". */
export const MARKUP_VIEW = "galley-markup";

/** The kinds that are hidden, with spaces between them. */
export const HIDDEN_KINDS = "galley-hidden-kinds";

/** @param {string} key @returns {string|null} */
export function preferred(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function prefer(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
