/** Listens to the keyboard while the text or the list has the focus, and runs what the keys mean. */

/** @import { Desk } from "../desk/desk.js" */
import { isCharacter, resolve, shown, strokeOf } from "../../words/keymap.js";
import { element } from "../elements/element.js";

const PATIENCE = 1_500;

/**
 * @param {Pick<Desk, "keys"|"perform"|"tell">} desk
 * @param {HTMLElement} root where keys are heard
 * @param {HTMLElement} menu shows what may follow a first key
 * @param {(stroke: string) => boolean} first hears each stroke before the table does; true when it took it
 * @returns {() => void} stop
 */
export function listenToKeys(desk, root, menu, first) {
  let prefix = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  const expect = (/** @type {string} */ next) => {
    prefix = next;
    clearTimeout(timer);
    // Only what changes: with each key, the browser would look at the page again.
    if (menu.hidden === Boolean(next)) menu.hidden = !next;
    if (!next) return;
    const followers = desk.keys.commands.flatMap(({ keys, label }) =>
      keys.filter((key) => key.startsWith(`${next} `)).map((key) => ({ key, label }))
    );
    menu.replaceChildren(
      ...followers.map(({ key, label }) =>
        element("li", {}, element("kbd", {}, shown(key.slice(next.length + 1))), ` ${label}`)
      ),
    );
    timer = setTimeout(() => expect(""), PATIENCE);
  };

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const stroke = strokeOf(event);
    if (!stroke || (!desk.keys.hearsLetters && isCharacter(stroke))) return;
    if (!listens(event.target)) {
      // The palette helps people who don't know where they are, so it opens from everywhere.
      if (!isCharacter(stroke) && opensPalette(desk, stroke)) event.preventDefault();
      return;
    }
    if (first(stroke)) return event.preventDefault();
    const meaning = resolve(desk.keys.commands, prefix, stroke);
    const wasWaiting = prefix !== "";
    expect(meaning && "prefix" in meaning ? meaning.prefix : "");
    if (!meaning) return wasWaiting && event.preventDefault();
    if ("prefix" in meaning || desk.perform(meaning.command) !== false) event.preventDefault();
  };

  root.addEventListener("keydown", onKey);
  return () => {
    clearTimeout(timer);
    root.removeEventListener("keydown", onKey);
  };
}

/** @param {Pick<Desk, "keys"|"tell">} desk @param {string} stroke */
function opensPalette(desk, stroke) {
  const meaning = resolve(desk.keys.commands, "", stroke);
  if (
    !meaning || !("command" in meaning) || meaning.command.id !== "palette" ||
    document.querySelector("dialog[open]")
  ) return false;
  desk.tell("palette");
  return true;
}

/** @param {EventTarget|null} target */
function listens(target) {
  return target instanceof Element && target.closest("[data-keys]") !== null &&
    !target.closest("input, textarea, select, [contenteditable]");
}
