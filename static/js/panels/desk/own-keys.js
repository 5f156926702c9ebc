/** A person's keys: what the page brought of them, and how a change is kept. */

/** @import { Api } from "../../net/api.js" */
/** @import { Keymap } from "../../words/bindings.js" */
/** @import { DeskCommand } from "./desk.js" */
import { bound, working } from "../../words/bindings.js";

const PATH = "me/keymap/";

export class OwnKeys {
  #api;
  #version;
  #changed = () => {};
  #isUnsaved = false;

  /**
   * @param {readonly DeskCommand[]} commands with their usual keys
   * @param {Keymap & {version: number}} kept
   * @param {Api} api
   */
  constructor(commands, kept, api) {
    this.usual = commands;
    this.#api = api;
    this.#version = kept.version;
    /** @type {Keymap} */
    this.keymap = { single_letters: kept.single_letters, keys: kept.keys };
    /** All commands with the keys that work now. @type {DeskCommand[]} */
    this.commands = [];
    this.#apply(this.keymap);
    addEventListener("online", () => this.#isUnsaved && this.#keep());
  }

  /** All commands with the keys that are theirs, also those that are switched off. */
  get all() {
    return bound(this.usual, this.keymap);
  }

  /** @param {() => void} listener hears of every change */
  subscribe(listener) {
    this.#changed = listener;
  }

  /** Whether a key, alone, may be heard. */
  get hearsLetters() {
    return this.keymap.single_letters;
  }

  /**
   * Takes other keys at once, and keeps them on the server.
   *
   * @param {Keymap} keymap
   * @returns {Promise<string>} what became of it, for the person
   */
  async change(keymap) {
    this.#apply(keymap);
    return await this.#keep();
  }

  /** @returns {Promise<string>} */
  async #keep() {
    const answer = await this.#api.replace(PATH, this.keymap, this.#version);
    this.#isUnsaved = !answer;
    if (answer?.status === 200) {
      this.#version = answer.body.version;
      return "Saved for you on every computer.";
    }
    if (answer?.status === 412) {
      this.#version = answer.body.current.version;
      this.#apply(answer.body.current);
      return "Your keys were changed on another page. These are the new ones; make your change again.";
    }
    if (!answer) return "They work on this page, and will be saved when the server can be reached.";
    return `They work on this page only: ${
      answer.body?.errors?.[0]?.message ?? answer.body?.detail ?? "the server refused them."
    }`;
  }

  /** @param {Keymap} keymap */
  #apply({ single_letters, keys }) {
    this.keymap = { single_letters, keys };
    this.commands = working(this.all, this.keymap);
    this.#changed();
  }
}
