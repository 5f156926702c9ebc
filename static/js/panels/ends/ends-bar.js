/** The bar while the ends of a mark are moved: its words as they would be, and a button for each key. */

/** @import { End } from "../../anchoring/ends.js" */
/** @import { Direction, Unit } from "../../anchoring/types.js" */
import { counted } from "../../words/vocabulary.js";
import { button, element, write } from "../elements/element.js";

/** Words of each end of a passage that the bar shows. */
const SHOWN = 7;

/**
 * @typedef {object} Moves
 * @property {(end: End, direction: Direction, unit: Unit | "character") => void} step
 * @property {() => void} keep
 * @property {() => void} giveUp
 */

export class EndsBar {
  #words = element("p", { class: "ends-bar__words" });
  #count = element("span");
  #exact;

  /** @param {Moves} moves */
  constructor(moves) {
    // The focus stays with the handle, and with it the keys.
    const keep = { onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault() };
    this.#exact = button("By letters", () => this.#toggle(), { ...keep, "aria-pressed": "false" });
    const unit = () => (this.#exact.getAttribute("aria-pressed") === "true" ? "character" : "word");
    const arrow = (/** @type {End} */ end, /** @type {"left"|"right"} */ direction) =>
      button(direction === "left" ? "←" : "→", () => moves.step(end, direction, unit()), {
        ...keep,
        "aria-label": `Move the ${end} to the ${direction}`,
      });
    const group = (/** @type {End} */ end, /** @type {string} */ name) =>
      element(
        "span",
        { class: "ends-bar__end", role: "group", "aria-label": name },
        arrow(end, "left"),
        element("span", { "aria-hidden": "true" }, name),
        arrow(end, "right"),
      );
    this.element = element(
      "div",
      { class: "link-bar ends-bar", role: "group", "aria-label": "Move the ends of the mark", hidden: true },
      this.#words,
      element(
        "p",
        { class: "link-bar__hint" },
        this.#count,
        element(
          "span",
          { class: "ends-bar__keys" },
          " Arrows move this end, Alt and arrows move it by letters. Tab goes to the other end.",
        ),
      ),
      element(
        "div",
        { class: "ends-bar__actions" },
        group("start", "Start"),
        group("end", "End"),
        this.#exact,
        element("span", { class: "ends-bar__gap" }),
        button("Cancel", moves.giveUp, { ...keep, "aria-keyshortcuts": "Escape" }),
        button("Save", moves.keep, {
          ...keep,
          class: "button button--small button--primary",
          "aria-keyshortcuts": "Enter",
        }),
      ),
    );
  }

  /** @param {string} words of the mark as it would be @param {string} kind */
  show(words, kind) {
    if (this.element.hidden) this.#exact.setAttribute("aria-pressed", "false");
    this.element.hidden = false;
    write(this.#words, `“${inShort(words)}”`);
    this.#count.textContent = `The ${kind} has ${counted(words.split(/\s+/).length, "word")}.`;
  }

  hide() {
    this.element.hidden = true;
  }

  #toggle() {
    this.#exact.setAttribute("aria-pressed", String(this.#exact.getAttribute("aria-pressed") !== "true"));
  }
}

/** Both ends of a passage are what counts here, not its middle. @param {string} words */
function inShort(words) {
  const all = words.split(/\s+/);
  return all.length <= 2 * SHOWN + 1
    ? words
    : `${all.slice(0, SHOWN).join(" ")} … ${all.slice(-SHOWN).join(" ")}`;
}
