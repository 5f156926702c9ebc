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

/**
 * The commands with a person's keys. A usual key that they gave to another command is that one's alone.
 *
 * @template {Binding} B
 * @param {readonly B[]} commands
 * @param {Keymap} keymap
 * @returns {B[]}
 */
export function bound(commands, keymap) {
  const chosen = commands.filter(({ id }) => isChosen(keymap, id)).map(({ id }) => ({
    id,
    keys: keymap.keys[id] ?? [],
  }));
  return commands.map((command) => {
    if (isChosen(keymap, command.id)) return { ...command, keys: keymap.keys[command.id] ?? [] };
    return {
      ...command,
      keys: command.keys.filter((key) =>
        !chosen.some(({ keys }) => keys.some((other) => clashes(key, other)))
      ),
    };
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
  return commands.map((command) => ({
    ...command,
    keys: command.keys.filter((keys) => !keys.split(" ").some(isCharacter)),
  }));
}

/** Whether one is the other, or begins it. @param {string} one @param {string} other */
export function clashes(one, other) {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** @param {Keymap} keymap @param {string} id */
function isChosen(keymap, id) {
  return !FIXED.includes(id) && Object.hasOwn(keymap.keys, id);
}
