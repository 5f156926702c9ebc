/**
 * Choosing other keys for a command: which can be had, and what is kept then; without a DOM.
 *
 * @import { Binding } from "./keymap.js"
 * @import { Keymap } from "./bindings.js"
 */

import { bound, clashes, FIXED } from "./bindings.js";

export const MOST_KEYS = 4;

/** Copying, and what browsers let no page have. */
const TAKEN = /^(?:Ctrl\+[acvxtwnq]|Ctrl\+Shift\+[tnwq]|Alt\+F4)$/;
const NAMED =
  /^(?:Arrow(?:Left|Right|Up|Down)|Enter|Delete|Backspace|Insert|Home|End|PageUp|PageDown|Space|F(?:[1-9]|1[0-2]))$/;

/**
 * The command that already has a key, or one that conflicts with it.
 *
 * @template {Binding} B
 * @param {readonly B[]} commands with their own keys
 * @param {string} id of the command that the key is for
 * @param {string} keys
 * @returns {B|undefined}
 */
export function rivalOf(commands, id, keys) {
  return commands.find((command) => command.id !== id && command.keys.some((other) => clashes(other, keys)));
}

/** Why a stroke can't be a key of a command; null when it can. @param {string} stroke */
export function whyNot(stroke) {
  if (/(?:^|\+)(?:Tab|Escape)$/.test(stroke)) return "Tab and Escape can’t be changed.";
  if (TAKEN.test(stroke)) return "The browser uses this key.";
  const key = stroke.replace(/^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?=.)/, "");
  return [...key].length === 1 || NAMED.test(key) ? null : "The desk doesn’t know this key.";
}

/**
 * A keymap with other keys for some commands. What comes out as usual is not kept.
 *
 * @param {readonly Binding[]} commands with their usual keys
 * @param {Keymap} keymap
 * @param {Record<string, readonly string[]>} keys
 * @returns {Keymap}
 */
export function withKeys(commands, keymap, keys) {
  const wanted = bound(commands, keymap).map((command) => ({
    id: command.id,
    keys: keys[command.id] ?? command.keys,
  }));
  const usual = new Map(commands.map((command) => [command.id, command.keys.join()]));
  const own = wanted.filter((command) =>
    !FIXED.includes(command.id) && command.keys.join() !== usual.get(command.id)
  );
  return { ...keymap, keys: Object.fromEntries(own.map((command) => [command.id, [...command.keys]])) };
}
