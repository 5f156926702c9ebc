/**
 * Loads what keys open, and the curves of links, when it is first wanted, or when the page has nothing better
 * to do.
 */

/** @import { Desk } from "../desk/desk.js" */
import { isCharacter } from "../../words/keymap.js";

/** @typedef {ReturnType<typeof import("./key-tools.js").createKeyTools>} KeyTools */

export class OnDemand {
  #desk;
  #create;
  /** @type {KeyTools|null} */
  #tools = null;
  /** @type {Promise<KeyTools|null>|null} */
  #loading = null;
  /**
   * Characters typed after a tool was asked for and before it came: meant for it, not for the text.
   * @type {string[]|null}
   */
  #early = null;

  /**
   * @param {Pick<Desk, "on"|"announce">} desk
   * @param {(module: typeof import("./key-tools.js")) => KeyTools} create
   */
  constructor(desk, create) {
    this.#desk = desk;
    this.#create = create;
    for (const event of /** @type {const} */ (["help", "palette", "find", "same", "ends", "speaker"])) {
      desk.on(event, () => this.#open(event));
    }
  }

  /** Without a connection it is tried again when next wanted. @returns {Promise<KeyTools|null>} */
  load() {
    this.#loading ??= import("./key-tools.js").then((module) => (this.#tools = this.#create(module)), () => {
      this.#loading = null;
      return null;
    });
    return this.#loading;
  }

  /** A stroke of the keyboard, before the ordinary commands see it. @param {string} stroke */
  hears(stroke) {
    if (this.#early && isCharacter(stroke)) return this.#early.push(stroke) > 0;
    return this.#tools?.hears(stroke) ?? false;
  }

  /** @param {"help"|"palette"|"find"|"same"|"ends"|"speaker"} name */
  async #open(name) {
    if (!this.#tools) this.#early ??= [];
    const tools = this.#tools ?? (await this.load());
    const early = this.#early ?? [];
    this.#early = null;
    if (!tools) return this.#desk.announce("This can’t be loaded without a connection. Try again later.");
    tools[name].open();
    const field = document.activeElement;
    if (field instanceof HTMLInputElement) typeInto(field, early);
    else early.forEach((stroke) => tools.hears(stroke));
  }
}

/** @param {HTMLInputElement} field @param {string[]} strokes Of characters. */
function typeInto(field, strokes) {
  if (!strokes.length) return;
  const typed = strokes.map((stroke) => {
    return stroke.endsWith("Space") ? " " : stroke.replace(/^Shift\+(.)$/, (_, key) => key.toUpperCase());
  });
  field.setRangeText(typed.join(""), field.value.length, field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
