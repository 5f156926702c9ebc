/** Makes DOM elements in one expression. */

import { isRightToLeft } from "../../anchoring/direction.js";
import { hasRightToLeft, partsByDirection } from "./directed.js";

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
  if (isTyped(tag, attributes)) made.dir = "auto";
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : isSaid(name) ? shown(value) : value);
    }
  }
  const there = children.filter((child) => child !== null && child !== undefined && child !== false);
  made.append(
    ...there.flatMap((child) => typeof child === "string" ? directed(made, child, there.length) : child),
  );
  return made;
}

/**
 * Change the words of an element.
 *
 * @param {HTMLElement} where
 * @param {string} text
 */
export function write(where, text) {
  where.removeAttribute("dir");
  where.replaceChildren(...directed(where, text, 1));
}

/**
 * Whether somebody types words there, in whatever language.
 * @param {string} tag
 * @param {Record<string, any>} about
 */
function isTyped(tag, { type = "text" }) {
  return tag === "textarea" || (tag === "input" && (type === "text" || type === "search"));
}

/**
 * Words with their own direction of writing: an element that holds them alone takes it, and among other words
 * they are set apart, so that what follows them (a comma, a number) stays where it belongs.
 *
 * @param {HTMLElement} made
 * @param {string} said
 * @param {number} count of the element's children
 * @returns {(Node|string)[]}
 */
function directed(made, said, count) {
  const text = shown(said);
  if (!hasRightToLeft(text)) return [text];
  if (count === 1 && isRightToLeft(text)) made.dir ||= "auto";
  if (made.dir || made.localName === "option") return [text];
  return partsByDirection(text).map(({ part, isRight }) => isRight ? apart(part) : part);
}

/** @param {string} text */
function apart(text) {
  const made = document.createElement("bdi");
  made.append(text);
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
