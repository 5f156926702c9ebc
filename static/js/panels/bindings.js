/**
 * Which keys a command has for one person: the usual ones, or those that they chose; without a DOM.
 *
 * @import { Binding } from "./keymap.js"
 *
 * @typedef {object} Keymap what is kept of a person
 * @property {boolean} single_letters whether letters, digits and signs work without Ctrl or Alt
 * @property {Record<string, string[]>} keys the commands whose keys are not the usual ones
 */

import { isCharacter } from "./keymap.js";

/** Leaving the article and letting go always work the same way, so that nobody is caught. */
export const FIXED = ["cycle", "leave"];
export const MOST_KEYS = 4;

/** Copying, and what browsers let no page have. */
const TAKEN = /^(?:Ctrl\+[acvxtwnq]|Ctrl\+Shift\+[tnwq]|Alt\+F4)$/;
const NAMED = /^(?:Arrow(?:Left|Right|Up|Down)|Enter|Delete|Backspace|Insert|Home|End|PageUp|PageDown|Space|F(?:[1-9]|1[0-2]))$/;

/**
 * The commands with a person's keys. A usual key that they gave to another command is that one's alone.
 *
 * @template {Binding} B
 * @param {readonly B[]} commands
 * @param {Keymap} keymap
 * @returns {B[]}
 */
export function bound(commands, keymap) {
  const chosen = commands.filter(({ id }) => isChosen(keymap, id)).map(({ id }) => ({ id, keys: keymap.keys[id] ?? [] }));
  return commands.map((command) => {
    if (isChosen(keymap, command.id)) return { ...command, keys: keymap.keys[command.id] ?? [] };
    return { ...command, keys: command.keys.filter((key) => !chosen.some(({ keys }) => keys.some((other) => clashes(key, other)))) };
  });
}

/**
 * The same without the keys that a person has switched off.
 *
 * @template {Binding} B
 * @param {readonly B[]} commands with their own keys
 * @param {Keymap} keymap
 * @returns {B[]}
 */
export function working(commands, keymap) {
  if (keymap.single_letters) return [...commands];
  return commands.map((command) => ({ ...command, keys: command.keys.filter((keys) => !keys.split(" ").some(isCharacter)) }));
}

/**
 * The command that has a key already, or one that couldn't be told from it.
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

/** Whether one is the other, or begins it. @param {string} one @param {string} other */
export function clashes(one, other) {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** Why a stroke can't be a key of a command; null when it can. @param {string} stroke */
export function whyNot(stroke) {
  if (/(?:^|\+)(?:Tab|Escape)$/.test(stroke)) return "Tab and Escape keep their meaning.";
  if (TAKEN.test(stroke)) return "This one belongs to the browser.";
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
  const wanted = bound(commands, keymap).map((command) => ({ id: command.id, keys: keys[command.id] ?? command.keys }));
  const usual = new Map(commands.map((command) => [command.id, command.keys.join()]));
  const own = wanted.filter((command) => !FIXED.includes(command.id) && command.keys.join() !== usual.get(command.id));
  return { ...keymap, keys: Object.fromEntries(own.map((command) => [command.id, [...command.keys]])) };
}

/** @param {Keymap} keymap @param {string} id */
function isChosen(keymap, id) {
  return !FIXED.includes(id) && Object.hasOwn(keymap.keys, id);
}
