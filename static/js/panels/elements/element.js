/** Makes DOM elements in one expression. */

/** @typedef {Node|string|null|undefined|false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes] `on…` is a listener, true an empty attribute, null, false and
 *   undefined none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : isSaid(name) ? shown(value) : value);
    }
  }
  const there = children.filter((child) => child !== null && child !== undefined && child !== false);
  made.append(...there.map((child) => (typeof child === "string" ? shown(child) : child)));
  return made;
}

/**
 * Text as it may stand among other text: without what turns the rest of the line another way. Rows that are
 * older than the rule against it, and words of a story, may hold some.
 *
 * @param {any} text
 */
export function shown(text) {
  return typeof text === "string" && TURNING.test(text) ? text.replaceAll(TURNING_ALL, "") : text;
}

const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
const TURNING_ALL = new RegExp(TURNING, "g");

/** What of an element is read out or shown, and not what is kept. @param {string} name */
function isSaid(name) {
  return name === "aria-label" || name === "title" || name === "placeholder";
}

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {Record<string, any>} [attributes]
 */
export function button(label, onclick, attributes = {}) {
  return element("button", { type: "button", class: "button button--small", onclick, ...attributes }, label);
}

/**
 * A labelled select; changing it calls back at once.
 *
 * @param {string} label
 * @param {Record<string, string>} choices
 * @param {string} value
 * @param {(value: string) => void} take
 * @param {Record<string, any>} [attributes]
 */
export function select(label, choices, value, take, attributes = {}) {
  const options = Object.entries(choices).map(([key, text]) =>
    element("option", { value: key, selected: key === value }, text)
  );
  const control = element("select", {
    class: "card__control",
    "aria-label": label,
    onchange: () => take(control.value),
    ...attributes,
  }, ...options);
  return control;
}

let counter = 0;

/** An id for aria references, unique on the page. @param {string} prefix */
export function uniqueId(prefix) {
  return `${prefix}-${++counter}`;
}
