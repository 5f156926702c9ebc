/**
 * All commands with their keys, from the table that binds them: each can be run from here, and given other
 * keys.
 */

/** @import { Desk, DeskCommand } from "../desk/desk.js" */
import { FIXED } from "../../words/bindings.js";
import { shown } from "../../words/keymap.js";
import { element } from "../elements/element.js";
import { KeyChanger } from "./key-changer.js";

export class Help {
  #desk;
  #dialog;
  #changer;
  #status;
  #letters;
  #change;
  #reset;
  #isChanging = false;

  /**
   * @param {Pick<Desk, "keys"|"on"|"perform"|"focusStory">} desk
   * @param {HTMLDialogElement} dialog with elements of the classes `help__settings` and `help__groups`
   */
  constructor(desk, dialog) {
    this.#desk = desk;
    this.#dialog = dialog;
    this.#status = element("p", { class: "help__status", role: "status" });
    this.#changer = new KeyChanger(desk.keys, dialog, (outcome) => (this.#status.textContent = outcome));
    this.#letters = element("input", {
      type: "checkbox",
      role: "switch",
      onchange: () => this.#switchLetters(),
    });
    this.#change = element("button", {
      type: "button",
      class: "button button--small",
      "aria-pressed": "false",
      onclick: () => this.#toggle(),
    }, "Change keys");
    this.#reset = element("button", {
      type: "button",
      class: "button button--small button--plain",
      onclick: () => this.#resetAll(),
    }, "Reset all keys");
    dialog.querySelector(".help__settings")?.replaceChildren(
      element("label", { class: "help__switch" }, this.#letters, " Single-letter keys"),
      this.#change,
      this.#reset,
      this.#status,
    );
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => document.activeElement === document.body && desk.focusStory());
    desk.on("keys", () => dialog.open && this.#draw());
  }

  open() {
    this.#status.textContent = "";
    this.#isChanging = false;
    this.#draw();
    this.#dialog.showModal();
  }

  #draw() {
    const { commands } = this.#desk.keys;
    const focused = document.activeElement instanceof HTMLElement
      ? document.activeElement.dataset.id
      : undefined;
    this.#letters.checked = this.#desk.keys.hearsLetters;
    this.#change.setAttribute("aria-pressed", String(this.#isChanging));
    this.#reset.hidden = Object.keys(this.#desk.keys.keymap.keys).length === 0;
    const groups = [...new Set(commands.map((command) => command.group))];
    const sections = groups.map((group) =>
      element(
        "section",
        { class: "help__group" },
        element("h3", { class: "help__title" }, group),
        element(
          "ul",
          { class: "help__list" },
          ...commands.filter((command) => command.group === group).map((command) => this.#row(command)),
        ),
      )
    );
    this.#dialog.querySelector(".help__groups")?.replaceChildren(...sections);
    if (focused) this.#buttonOf(focused)?.focus();
  }

  /** @param {DeskCommand} command */
  #row(command) {
    const isFixed = this.#isChanging && FIXED.includes(command.id);
    const isOwn = Object.hasOwn(this.#desk.keys.keymap.keys, command.id);
    const act = () => {
      if (isFixed) return;
      if (this.#isChanging) return this.#changer.open(command.id, () => this.#buttonOf(command.id)?.focus());
      this.#dialog.close();
      this.#desk.perform(command);
    };
    return element(
      "li",
      {},
      element(
        "button",
        {
          type: "button",
          class: "help__command",
          "data-id": command.id,
          "aria-disabled": isFixed ? "true" : null,
          onclick: act,
        },
        element(
          "span",
          {},
          command.label,
          isOwn ? element("span", { class: "help__own" }, " (yours)") : null,
        ),
        element(
          "span",
          { class: "help__keys" },
          ...command.keys.map((key) => element("kbd", {}, shown(key))),
        ),
      ),
    );
  }

  /** @param {string} id @returns {HTMLButtonElement|null} */
  #buttonOf(id) {
    return this.#dialog.querySelector(`[data-id="${id}"]`);
  }

  #toggle() {
    this.#isChanging = !this.#isChanging;
    this.#status.textContent = this.#isChanging ? "Choose a command, then press its new keys." : "";
    this.#draw();
  }

  async #switchLetters() {
    const on = this.#letters.checked;
    const words = on
      ? "Single-letter keys are on."
      : "Single-letter keys are off: keys with Ctrl or Alt, arrows, buttons and the palette still work.";
    this.#status.textContent = words;
    this.#status.textContent = `${words} ${await this.#desk.keys.change({
      ...this.#desk.keys.keymap,
      single_letters: on,
    })}`;
  }

  async #resetAll() {
    this.#change.focus();
    const outcome = await this.#desk.keys.change({ ...this.#desk.keys.keymap, keys: {} });
    this.#status.textContent = `All commands have their usual keys. ${outcome}`;
  }
}
