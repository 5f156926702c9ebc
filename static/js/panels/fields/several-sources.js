/** Collects several sources, one after the other, in one field. */

/** @import { NewSource } from "../../store/parts.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { element } from "../elements/element.js";
import { registerPicker } from "./register-picker.js";

/**
 * @typedef {Reader & Pick<Desk, "sourceName"|"announce"|"focusStory">} Collecting
 *   what choosing sources takes
 */

export class SeveralSources {
  #desk;
  #list;
  /** An input, though nobody sees it, so that a form keeps who was chosen with what else is half typed. */
  #kept;
  /** @type {{id: string, name: string, create?: Record<string, any>}[]} */
  #chosen = [];

  /**
   * @param {Collecting} desk
   * @param {string} label
   * @param {() => void} done  Enter in the empty field
   * @param {number} [at]  those that the story names near this place are offered first
   */
  constructor(desk, label, done, at = 0) {
    this.#desk = desk;
    this.#kept = element("input", { hidden: true, "aria-label": `${label}: chosen`, "data-chosen": true });
    this.#kept.addEventListener("change", () => {
      this.#chosen = JSON.parse(this.#kept.value || "[]");
      this.#draw();
    });
    this.#list = element("ul", { class: "several__chosen", "aria-label": label });
    const picker = registerPicker(desk, "source", {
      text: "",
      at,
      label,
      pick: (chosen) => this.#add(chosen),
      leave: () => desk.focusStory(),
      several: {
        enter: () => this.#chosen.length && done(),
        backspace: () => this.#remove(this.#chosen.at(-1)?.id),
      },
    });
    this.#list.hidden = true;
    this.element = element("div", { class: "several" }, this.#list, picker, this.#kept);
  }

  /** Their ids, as they were chosen. */
  get ids() {
    return this.#chosen.map(({ id }) => id);
  }

  /** "Moscow and Pyongyang". */
  get names() {
    const names = this.#chosen.map(({ name }) => name);
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  }

  /** Those that are new. @returns {NewSource[]} */
  get made() {
    return this.#chosen.flatMap(({ id, create }) => (create ? [{ id, create }] : []));
  }

  focus() {
    this.element.querySelector("input")?.focus();
  }

  /** @param {{id: string, create?: Record<string, any>}} chosen */
  #add({ id, create }) {
    const name = create?.name ?? this.#desk.sourceName(id);
    if (!this.#chosen.some((one) => one.id === id)) {
      this.#chosen.push({ id, name, ...(create && { create }) });
    }
    this.#keep();
    this.#desk.announce(`${this.names} chosen.`, false);
  }

  /** @param {string|undefined} id */
  #remove(id) {
    const gone = this.#chosen.find((one) => one.id === id);
    if (!gone) return;
    this.#chosen = this.#chosen.filter((one) => one !== gone);
    this.#keep();
    this.#desk.announce(`${gone.name} removed.`, false);
  }

  #keep() {
    this.#kept.value = this.#chosen.length ? JSON.stringify(this.#chosen) : "";
    this.#kept.dispatchEvent(new Event("input", { bubbles: true }));
    this.#draw();
  }

  #draw() {
    this.#list.hidden = !this.#chosen.length;
    this.#list.replaceChildren(
      ...this.#chosen.map(({ id, name }) =>
        element(
          "li",
          { class: "several__one" },
          name,
          element("button", {
            type: "button",
            class: "chain__sign",
            "aria-label": `Remove ${name}`,
            onclick: () => (this.#remove(id), this.focus()),
          }, "×"),
        )
      ),
    );
  }
}
