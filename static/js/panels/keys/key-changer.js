/** Gives one command other keys: by pressing them. */

/** @import { OwnKeys } from "../desk/own-keys.js" */
import { MOST_KEYS, rivalOf, whyNot, withKeys } from "../../words/key-choices.js";
import { shown, strokeOf } from "../../words/keymap.js";
import { button, element } from "../elements/element.js";

/** Milliseconds in which a second key makes a pair with the first. */
const PATIENCE = 1_000;

export class KeyChanger {
  #own;
  #dialog;
  #title;
  #field;
  #keys;
  #trouble;
  #tell;
  #id = "";
  #pressed = "";
  #whenClosed = () => {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /**
   * @param {OwnKeys} own
   * @param {HTMLElement} root the dialog that this one opens from
   * @param {(outcome: string) => void} tell says there what became of a change
   */
  constructor(own, root, tell) {
    this.#own = own;
    this.#tell = tell;
    this.#title = element("h3", { class: "changer__title", id: "changer-title" });
    this.#keys = element("ul", { class: "changer__keys" });
    this.#field = element("input", {
      class: "changer__field",
      type: "text",
      // A field that takes keys and no text: screen readers hand their keys over, and input methods stay
      // away.
      readonly: true,
      placeholder: "Press the new keys",
      "aria-label": "Press the new keys",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
    });
    this.#trouble = element("div", { class: "changer__trouble", role: "status" });
    this.#dialog = element(
      "dialog",
      { class: "dialog changer", "aria-labelledby": "changer-title" },
      this.#title,
      this.#keys,
      this.#field,
      this.#trouble,
      element(
        "div",
        { class: "dialog__actions" },
        button("Usual keys", () => this.#reset()),
        button("Done", () => this.#dialog.close(), { class: "button button--small button--primary" }),
      ),
    );
    // The dialog behind closes by its own clicks and keys.
    this.#dialog.addEventListener("click", (event) => event.stopPropagation());
    this.#dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.#dialog.addEventListener("close", () => (clearTimeout(this.#timer), this.#whenClosed()));
    root.append(this.#dialog);
  }

  /** @param {string} id of the command @param {() => void} whenClosed */
  open(id, whenClosed) {
    this.#id = id;
    this.#whenClosed = whenClosed;
    this.#title.textContent = `Keys of “${this.#command.label}”`;
    this.#trouble.replaceChildren();
    this.#forget();
    this.#draw();
    this.#dialog.showModal();
    this.#field.focus();
  }

  get #command() {
    const found = this.#own.all.find((command) => command.id === this.#id);
    if (!found) throw new Error(`There is no command ${this.#id}.`);
    return found;
  }

  #draw() {
    const keys = [...this.#command.keys];
    const drop = (/** @type {string} */ key) => {
      this.#field.focus();
      return this.#set({ [this.#id]: keys.filter((other) => other !== key) });
    };
    const rows = keys.map((key) =>
      element(
        "li",
        {},
        element("kbd", {}, shown(key)),
        button("Remove", () => drop(key), { "aria-label": `Remove ${shown(key)}` }),
      )
    );
    this.#keys.replaceChildren(
      ...(rows.length ? rows : [element("li", {}, "No keys. You can still find it in the palette.")]),
    );
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#pressed = "";
    this.#field.value = "";
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Tab" || event.key === "Escape") return;
    const stroke = strokeOf(event);
    if (!stroke) return;
    event.preventDefault();
    event.stopPropagation();
    const why = whyNot(stroke);
    if (why) {
      this.#forget();
      return this.#trouble.replaceChildren(`${shown(stroke)}: ${why} Press another.`);
    }
    clearTimeout(this.#timer);
    const isSecond = this.#pressed !== "";
    this.#pressed = isSecond ? `${this.#pressed} ${stroke}` : stroke;
    this.#field.value = shown(this.#pressed);
    if (isSecond) this.#take();
    else this.#timer = setTimeout(() => this.#take(), PATIENCE);
  }

  #take() {
    const keys = this.#pressed;
    this.#forget();
    const own = this.#command.keys;
    if (own.includes(keys)) return this.#trouble.replaceChildren(`${shown(keys)} is already its key.`);
    if (own.length >= MOST_KEYS) {
      return this.#trouble.replaceChildren(`This command has ${MOST_KEYS} keys; remove one first.`);
    }
    const rival = rivalOf(this.#own.all, this.#id, keys) ??
      (own.some((other) => other.startsWith(`${keys} `) || keys.startsWith(`${other} `))
        ? this.#command
        : null);
    if (!rival) return void this.#set({ [this.#id]: [...own, keys] });
    const others = rival.keys.filter((other) =>
      other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `)
    );
    const words = `${shown(keys)} can’t be told apart from ${
      others.map(shown).join(", ")
    }, the key of “${rival.label}”.`;
    if (rival.id === this.#id || rival.id === "cycle" || rival.id === "leave") {
      return this.#trouble.replaceChildren(words);
    }
    const swap = () => {
      this.#field.focus();
      return this.#set({ [this.#id]: [...own, keys], ...this.#without(keys) });
    };
    this.#trouble.replaceChildren(element("p", {}, words), button("Use it here instead", swap));
  }

  /** Every other command's keys, without those that conflict with these. @param {string} keys */
  #without(keys) {
    const collides = (/** @type {string} */ other) =>
      other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `);
    const rivals = this.#own.all.filter((command) => command.id !== this.#id && command.keys.some(collides));
    return Object.fromEntries(
      rivals.map((command) => [command.id, command.keys.filter((other) => !collides(other))]),
    );
  }

  #reset() {
    const usual = this.#own.usual.find((command) => command.id === this.#id)?.keys ?? [];
    const taken = usual.filter((key) => rivalOf(this.#own.all, this.#id, key));
    const free = usual.filter((key) => !taken.includes(key));
    this.#field.focus();
    const words = taken.length ? `${taken.map(shown).join(", ")} is now a key of another command.` : "";
    return this.#set({ [this.#id]: free }, words);
  }

  /** @param {Record<string, readonly string[]>} keys @param {string} [words] */
  async #set(keys, words = "") {
    const { usual, keymap } = this.#own;
    const kept = this.#own.change(withKeys(usual, keymap, keys));
    this.#draw();
    const outcome = `${words} ${await kept}`.trim();
    this.#draw();
    this.#trouble.replaceChildren(outcome);
    this.#tell(outcome);
  }
}
