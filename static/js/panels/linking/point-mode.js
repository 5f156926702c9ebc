/**
 * Pointing at the words that something rests on: an answer, a piece of evidence. Escape goes back without.
 */

/** @import { Desk, Pointed } from "../desk/desk.js" */
/** @import { Seeing } from "./pointing.js" */
import { showBar, showsBar } from "./link-bar.js";
import { Pointing } from "./pointing.js";

export class PointMode {
  #desk;
  #bar;
  #pointing;
  /** @type {Pointed|null} */
  #wanted = null;

  /**
   * @param {Seeing & Pick<Desk, "on"|"active"|"pointed"|"focusStory">} desk
   * @param {HTMLElement} bar
   * @param {HTMLElement} layer where the letters are drawn
   */
  constructor(desk, bar, layer) {
    this.#desk = desk;
    this.#bar = bar;
    this.#pointing = new Pointing(desk, layer, () => this.#show());
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.#wanted) return;
      event.preventDefault();
      this.#stop();
    });
    desk.on("point", () => this.#start());
  }

  /** @param {string} stroke */
  hears(stroke) {
    if (!this.#wanted) return false;
    if (stroke !== "Escape") return this.#pointing.hears(stroke);
    this.#stop();
    return true;
  }

  /** @param {readonly string[]} ids  of the marks under a click */
  clicked(ids) {
    const { record } = this.#desk;
    const found = this.#wanted && ids.find((id) => {
      const one = record.annotation(id);
      return one && this.#wanted?.fits(one);
    });
    if (found) this.#take(found);
    return this.#wanted !== null || found !== null;
  }

  #start() {
    const wanted = this.#desk.pointed, from = this.#desk.active;
    if (!wanted || !from) return;
    this.#wanted = wanted;
    this.#desk.focusStory();
    const first = from.anchor.pieces[0];
    if (first) this.#desk.story.reveal(first);
    this.#pointing.start({
      from,
      kinds: ["note"],
      fits: wanted.fits,
      kindOf: () => "note",
      take: (id) => this.#take(id),
    });
    this.#show();
    this.#desk.announce(
      `${wanted.title} Each of the ${this.#pointing.size} marks in view has a letter. Escape leaves.`,
      false,
    );
  }

  /** @param {string} id */
  #take(id) {
    this.#stop(id);
    this.#desk.announce(
      `Words: ${this.#desk.record.quote(/** @type {any} */ (this.#desk.record.annotation(id)))}`,
    );
  }

  /** @param {string|null} [id] */
  #stop(id = null) {
    const wanted = this.#wanted;
    this.#wanted = null;
    this.#pointing.stop();
    showsBar(this.#bar, false);
    wanted?.done(id);
  }

  #show() {
    const wanted = this.#wanted;
    if (!wanted) return;
    showBar(this.#bar, {
      words: wanted.title,
      hint: this.#pointing.chosen
        ? "Take the words you chose"
        : "Type the letter of a mark, or choose words in the text",
      ways: [
        this.#pointing.chosen &&
        ["Take these", () => this.#pointing.mark("note"), {
          "aria-keyshortcuts": this.#pointing.keyOf("note"),
        }],
        ["Cancel", () => this.#stop(), { "aria-keyshortcuts": "Escape" }],
      ],
    });
  }
}
