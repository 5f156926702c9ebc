/** The bar above the text: a button for each command that marks or mends, and how saving goes. */

/** @import { Desk } from "./desk.js" */
import { COMMANDS } from "./commands.js";
import { element } from "./element.js";
import { ariaShortcut, shown } from "./keymap.js";

/**
 * @param {Desk} desk
 * @param {HTMLElement} bar with role="toolbar"
 */
export function createToolbar(desk, bar) {
  const commands = COMMANDS.filter((command) => command.button && (desk.mayAnnotate || command.group !== "Mark"));
  const buttons = commands.map((command, place) => element("button", {
    type: "button",
    class: `toolbar__button toolbar__button--${command.id}`,
    "data-command": command.id,
    "aria-keyshortcuts": ariaShortcut(command.keys[0] ?? ""),
    title: `${command.label} (${command.keys.map(shown).join(" or ")})`,
    tabindex: place ? "-1" : "0",
    // The selection in the text would be lost with the focus.
    onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(),
    onclick: () => {
      const before = document.activeElement;
      command.run(desk);
      if (document.activeElement === before && command.id !== "list") desk.focusStory();
    },
  }, element("span", {}, command.button ?? ""), element("kbd", { "aria-hidden": "true" }, shown(command.keys[0] ?? ""))));
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

  const update = () => {
    const can = { active: desk.active !== null, claim: desk.active?.kind === "claim", undo: desk.history.canUndo, redo: desk.history.canRedo };
    commands.forEach((command, place) => {
      if (command.needs) buttons[place]?.setAttribute("aria-disabled", String(!can[command.needs]));
    });
  };
  desk.on("active", update);
  desk.on("history", update);
  desk.record.subscribe(update);
  update();
}
