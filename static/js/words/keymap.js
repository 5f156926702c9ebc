/**
 * The keys of the desk, told apart without a DOM: `event.key` and modifiers to a stroke, strokes to a
 * command.
 *
 * @typedef {object} Binding
 * @property {string} id
 * @property {readonly string[]} keys  strokes; two strokes one after the other are separated by a space
 * @property {string} label
 *
 * @typedef {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean,
 *   isComposing: boolean}} Press
 */

const LETTER = /^\p{L}$/u;

/**
 * The stroke's name, such as "c", "Shift+u", "Ctrl+z", "Alt+Shift+ArrowLeft" or "?". Letters ignore Caps
 * Lock; other characters carry no Shift, which only some keyboards need for them.
 *
 * @param {Press} press
 * @returns {string|null} null when it isn't ours: an input method is composing, or a lone modifier
 */
export function strokeOf({ key, shiftKey, ctrlKey, metaKey, altKey, isComposing }) {
  if (
    isComposing || key === "Process" || key === "Dead" ||
    /^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(key)
  ) return null;
  const isLetter = LETTER.test(key);
  const isSign = !isLetter && key.length === 1;
  const parts = [];
  if (ctrlKey || metaKey) parts.push("Ctrl");
  // AltGr makes signs such as # on some keyboards and reports Ctrl+Alt: the sign alone counts.
  if (isSign && key !== " " && (altKey || !parts.length)) return key;
  if (altKey) parts.push("Alt");
  if (key === " ") return [...parts, ...(shiftKey ? ["Shift"] : []), "Space"].join("+");
  if (shiftKey && !isSign) parts.push("Shift");
  return [...parts, isLetter ? key.toLowerCase() : key].join("+");
}

/**
 * Whether a stroke types a character where text is entered: speech and tremor make such strokes by accident.
 * @param {string} stroke
 */
export function isCharacter(stroke) {
  const key = stroke.replace(/^Shift\+(?=.)/, "");
  return [...key].length === 1 || key === "Space";
}

/**
 * What a stroke means after what has been typed before it.
 *
 * @template {Binding} B
 * @param {readonly B[]} bindings
 * @param {string} prefix the first stroke of a sequence, or ""
 * @param {string} stroke
 * @returns {{command: B}|{prefix: string}|null} null when it means nothing
 */
export function resolve(bindings, prefix, stroke) {
  const typed = prefix ? `${prefix} ${stroke}` : stroke;
  const command = bindings.find((binding) => binding.keys.includes(typed));
  if (command) return { command };
  return bindings.some((binding) => binding.keys.some((keys) => keys.startsWith(`${typed} `)))
    ? { prefix: typed }
    : null;
}

/** @type {Record<string, string>} */
const SHOWN = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
};

/** How a key is written on a button or in the help: "Shift+←", "g then c". @param {string} keys */
export function shown(keys) {
  const stroke = (/** @type {string} */ one) =>
    one.split(/(?<=.)\+(?=.)/).map((part) => SHOWN[part] ?? (LETTER.test(part) ? part.toUpperCase() : part))
      .join("+");
  return keys.split(" ").map(stroke).join(" ");
}

/** The same for aria-keyshortcuts; a sequence has no such form. @param {string} keys */
export function ariaShortcut(keys) {
  if (keys.includes(" ")) return null;
  return keys === "+" ? "Plus" : keys.replace("Ctrl", "Control");
}
