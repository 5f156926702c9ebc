/** The bar above the text: a button for each command that marks or mends, and how saving goes. */

/** @import { Desk, DeskCommand } from "../desk/desk.js" */
import { ariaShortcut, shown } from "../../words/keymap.js";
import { afterFrame } from "../elements/after-frame.js";
import { element } from "../elements/element.js";

/** What these open takes the focus when it is there. */
const KEEP_FOCUS = ["list", "help", "palette", "find", "letters", "markup"];

/**
 * @param {Pick<Desk, "keys"|"perform"|"mayAnnotate"|"focusStory"|"on"|"active"|"history"|"record">} desk
 * @param {HTMLElement} bar with role="toolbar"
 */
export function createToolbar(desk, bar) {
  const commands = desk.keys.usual.filter((command) =>
    command.button && (desk.mayAnnotate || command.group !== "Mark")
  );
  const buttons = commands.map((command, place) =>
    element(
      "button",
      {
        type: "button",
        class: `toolbar__button toolbar__button--${command.id}`,
        "data-command": command.id,
        tabindex: place ? "-1" : "0",
        // The selection in the text would be lost with the focus.
        onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(),
        onclick: () => {
          const before = document.activeElement;
          desk.perform(command);
          if (document.activeElement === before && !KEEP_FOCUS.includes(command.id)) desk.focusStory();
        },
      },
      element("span", {}, command.button ?? ""),
      element("kbd", { "aria-hidden": "true" }),
    )
  );
  bar.append(...buttons);

  bar.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || place < 0) return;
    event.preventDefault();
    const next = buttons[(place + step + buttons.length) % buttons.length];
    buttons.forEach((button) => button.setAttribute("tabindex", button === next ? "0" : "-1"));
    next?.focus();
  });

  const showKeys = () => {
    const keys = new Map(desk.keys.commands.map((command) => [command.id, command.keys]));
    commands.forEach((command, place) => showKeysOf(buttons[place], command, keys.get(command.id) ?? []));
    bar.querySelector('[data-command="letters"]')?.setAttribute(
      "aria-pressed",
      String(desk.keys.hearsLetters),
    );
  };
  desk.on("keys", showKeys);
  showKeys();

  const update = () => {
    const can = {
      active: desk.active !== null,
      claim: desk.active?.kind === "claim",
      undo: desk.history.canUndo,
      redo: desk.history.canRedo,
    };
    commands.forEach((command, place) => {
      if (command.needs) buttons[place]?.setAttribute("aria-disabled", String(!can[command.needs]));
    });
  };
  const later = afterFrame(update);
  desk.on("active", later);
  desk.on("history", later);
  desk.record.subscribe(later);
  update();
}

/**
 * @param {HTMLButtonElement|undefined} button
 * @param {DeskCommand} command
 * @param {readonly string[]} keys
 */
function showKeysOf(button, command, keys) {
  if (!button) return;
  const [first] = keys;
  const shortcut = first === undefined ? null : ariaShortcut(first);
  if (shortcut === null) button.removeAttribute("aria-keyshortcuts");
  else button.setAttribute("aria-keyshortcuts", shortcut);
  button.title = keys.length ? `${command.label} (${keys.map(shown).join(" or ")})` : command.label;
  const key = button.querySelector("kbd");
  if (!key) return;
  key.textContent = first === undefined ? "" : shown(first);
  key.hidden = first === undefined;
}
