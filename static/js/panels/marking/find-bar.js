/**
 * Finds words in the article, and chooses them: the way to any passage that is neither a sentence nor a name.
 */

/** @import { Piece } from "../../anchoring/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { passagesOf } from "../../anchoring/occurrences.js";
import { button, element } from "../elements/element.js";

export class FindBar {
  #desk;
  #bar;
  #input;
  #count;
  /** @type {Piece[]} */
  #places = [];
  #current = 0;
  #from = 0;

  /** @param {Pick<Desk, "selection"|"story"|"painter"|"focusStory">} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#input = element("input", {
      class: "find__field",
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Find words, or first words … last words",
      "aria-label": "Find in the article",
      oninput: () => this.#search(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
    });
    this.#count = element("span", { class: "find__count", role: "status" });
    this.#bar = element(
      "div",
      { class: "find", role: "search", hidden: true },
      this.#input,
      this.#count,
      button("Previous", () => this.#go(-1), { "aria-keyshortcuts": "ArrowUp" }),
      button("Next", () => this.#go(1), { "aria-keyshortcuts": "ArrowDown" }),
      button("Choose", () => this.#choose(), {
        class: "button button--small button--primary",
        "aria-keyshortcuts": "Enter",
      }),
      button("Close", () => this.#leave(), { "aria-keyshortcuts": "Escape" }),
    );
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#leave();
    });
    root.append(this.#bar);
  }

  open() {
    this.#from = this.#desk.selection.cursorOffset ?? 0;
    this.#bar.hidden = false;
    this.#input.value = "";
    this.#input.focus();
    this.#search();
  }

  #search() {
    this.#places = passagesOf(this.#desk.story.prose, this.#input.value);
    const next = this.#places.findIndex((place) => place.start >= this.#from);
    this.#current = Math.max(0, next);
    this.#show();
  }

  /** @param {1 | -1} step */
  #go(step) {
    const { length } = this.#places;
    if (length) this.#current = (this.#current + step + length) % length;
    this.#show();
  }

  /** What was typed, rounded out to whole words. */
  get #piece() {
    const place = this.#places[this.#current];
    return place ? this.#desk.story.prose.snap(place) ?? place : null;
  }

  #show() {
    const piece = this.#piece;
    const { painter, story } = this.#desk;
    this.#count.textContent = piece
      ? `${this.#current + 1} of ${this.#places.length}`
      : this.#input.value.trim()
      ? "Not in this article"
      : "";
    painter.setPreview(piece ? [piece] : null);
    if (piece) story.reveal(piece);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter") this.#choose();
    else if (event.key === "ArrowDown") this.#go(1);
    else if (event.key === "ArrowUp") this.#go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose() {
    const piece = this.#piece;
    if (!piece) return;
    this.#bar.hidden = true;
    this.#desk.focusStory();
    this.#desk.selection.set(piece);
    this.#desk.selection.scrollIntoView();
  }

  #leave() {
    this.#bar.hidden = true;
    // As it was: the selection paints what it holds.
    this.#desk.painter.setPreview(this.#desk.selection.selection ? [this.#desk.selection.selection] : null);
    this.#desk.focusStory();
    this.#desk.selection.scrollIntoView();
  }
}
