/**
 * Markup view: marks as elements that assistive technology can read, in place of painted ones. Loaded when
 * first wanted.
 */

/** @import { SwitchingPainter } from "../../paint/painter.js" */
/** @import { Markup, Spoken } from "./markup.js" */
import { CAN_HIGHLIGHT } from "../../paint/highlight-set.js";
import { MARKUP_VIEW, prefer, preferred } from "../desk/preference.js";

export class MarkupView {
  #desk;
  #painter;
  #bar;
  #isOn = false;
  /** @type {Promise<Markup|null>|null} */
  #loading = null;

  /**
   * @param {Spoken} desk
   * @param {SwitchingPainter} painter
   * @param {HTMLElement} bar with the command's button
   */
  constructor(desk, painter, bar) {
    this.#desk = desk;
    this.#painter = painter;
    this.#bar = bar;
    desk.on("markup", () => this.#toggle());
    this.#show(false);
  }

  /** Before the first marks: if it was chosen in this browser, or the browser can't paint. */
  async start() {
    if (CAN_HIGHLIGHT && preferred(MARKUP_VIEW) !== "on") return;
    if (!(await this.#turn(true, false))) this.#regret();
  }

  /** Without a connection it is tried again when next wanted. @returns {Promise<Markup|null>} */
  load() {
    this.#loading ??= import("./markup.js").then((module) => new module.Markup(this.#desk), () => {
      this.#loading = null;
      return null;
    });
    return this.#loading;
  }

  async #toggle() {
    const on = !this.#isOn;
    if (!(await this.#turn(on))) return this.#regret();
    prefer(MARKUP_VIEW, on ? "on" : "off");
  }

  /**
   * @param {boolean} on
   * @param {boolean} [isAsked]
   * @returns {Promise<boolean>} whether the way to do it is there
   */
  async #turn(on, isAsked = true) {
    const markup = await this.load();
    // Pressed twice while it was loading: the first has done it.
    if (markup && this.#isOn !== on) this.#show(markup.turn(on, this.#painter, isAsked));
    return markup !== null;
  }

  /** @param {boolean} on */
  #show(on) {
    this.#isOn = on;
    this.#bar.querySelector('[data-command="markup"]')?.setAttribute("aria-pressed", String(on));
  }

  #regret() {
    this.#desk.announce("Markup view can’t be loaded without a connection. Try again later.");
  }
}
