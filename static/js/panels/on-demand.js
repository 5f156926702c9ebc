/** Loads what keys open when it is first wanted, or when the page has nothing better to do. */

/** @import { Desk } from "./desk.js" */

/** @typedef {ReturnType<typeof import("./key-tools.js").createKeyTools>} KeyTools */

export class OnDemand {
  #desk;
  #root;
  #help;
  /** @type {KeyTools|null} */
  #tools = null;
  /** @type {Promise<KeyTools|null>|null} */
  #loading = null;

  /**
   * @param {Desk} desk
   * @param {HTMLElement} root
   * @param {HTMLDialogElement} help
   */
  constructor(desk, root, help) {
    this.#desk = desk;
    this.#root = root;
    this.#help = help;
    for (const event of /** @type {const} */ (["help", "palette", "find", "same"])) desk.on(event, () => this.#open(event));
  }

  /** Without a connection it is tried again when next wanted. @returns {Promise<KeyTools|null>} */
  load() {
    this.#loading ??= import("./key-tools.js").then((module) => (this.#tools = module.createKeyTools(this.#desk, this.#root, this.#help)), () => {
      this.#loading = null;
      return null;
    });
    return this.#loading;
  }

  /** A stroke of the keyboard, before the ordinary commands see it. @param {string} stroke */
  hears(stroke) {
    return this.#tools?.hears(stroke) ?? false;
  }

  /** @param {"help"|"palette"|"find"|"same"} name */
  async #open(name) {
    const tools = this.#tools ?? (await this.load());
    if (!tools) return this.#desk.announce("This can’t be loaded without a connection. Try again later.");
    tools[name].open();
  }
}
