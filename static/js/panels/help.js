/** All commands with their keys, from the table that binds them; each can be run from here as well. */

/** @import { Desk } from "./desk.js" */
import { COMMANDS } from "./commands.js";
import { element } from "./element.js";
import { shown } from "./keymap.js";

/**
 * @param {Desk} desk
 * @param {HTMLDialogElement} dialog with an element of class `help__groups`
 */
export function createHelp(desk, dialog) {
  const groups = [...new Set(COMMANDS.map((command) => command.group))];
  const sections = groups.map((group) => element("section", { class: "help__group" },
    element("h3", { class: "help__title" }, group),
    element("ul", { class: "help__list" }, ...COMMANDS.filter((command) => command.group === group).map((command) =>
      element("li", {}, element("button", { type: "button", class: "help__command", onclick: () => (dialog.close(), command.run(desk)) },
        element("span", {}, command.label),
        element("span", { class: "help__keys" }, ...command.keys.map((key) => element("kbd", {}, shown(key))))))))));
  dialog.querySelector(".help__groups")?.replaceChildren(...sections);
  dialog.addEventListener("close", () => desk.focusStory());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  desk.on("help", () => dialog.showModal());
}
