/**
 * The same words elsewhere in the article, offered one by one for the label that they have here. Nothing is
 * marked before the editor takes it.
 */

/** @import { Piece } from "../../anchoring/types.js" */
/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { placesOf } from "../../anchoring/occurrences.js";
import { overlaps } from "../../anchoring/pieces.js";
import { markAlike } from "../../store/repeat.js";
import { counted, shortened } from "../../words/vocabulary.js";
import { button, element } from "../elements/element.js";
import { markAtCursor } from "./go-to-marks.js";

export class SameWords {
  #desk;
  #bar;
  /** @type {Annotation|null} */
  #example = null;
  /** @type {Piece[]} Still to be answered, the one in question first. */
  #places = [];
  #marked = 0;

  /** @param {Desk} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#bar = element("div", {
      class: "link-bar link-bar--same",
      role: "group",
      "aria-label": "The same words elsewhere",
      hidden: true,
    });
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#stop();
    });
    root.append(this.#bar);
  }

  open() {
    const desk = this.#desk;
    const example = desk.active ?? markAtCursor(desk) ??
      (desk.last ? desk.record.annotation(desk.last) : undefined);
    if (!desk.mayAnnotate) return desk.announce("You can read this article, but not mark it.");
    if (!example) return desk.announce("Choose a mark first: Galley looks for its words.");
    const words = desk.record.quote(example);
    const marked = desk.record.inOrder().filter(({ kind }) => kind === example.kind).flatMap(({ anchor }) =>
      anchor.pieces
    );
    this.#places = placesOf(desk.story.prose, words, { isWhole: true, isExact: true }).filter((place) =>
      !marked.some((piece) => overlaps(piece, place))
    );
    if (!this.#places.length) {
      return desk.announce(`“${shortened(words, 50)}” occurs nowhere else without this label.`);
    }
    this.#example = example;
    this.#marked = 0;
    const at = example.anchor.pieces[0]?.start ?? 0;
    // From the mark on, and round to it.
    this.#places.sort((a, b) => Number(a.start < at) - Number(b.start < at) || a.start - b.start);
    desk.focusStory();
    this.#show();
    desk.announce(
      `${counted(this.#places.length, "more place")} of “${
        shortened(words, 50)
      }”. A marks one, X skips it, Shift+A marks all, Escape stops.`,
      false,
    );
  }

  /**
   * A stroke of the keyboard, before the ordinary commands see it.
   *
   * @param {string} stroke
   */
  hears(stroke) {
    if (!this.#example) return false;
    if (stroke === "a" || stroke === "Enter") this.#take(1);
    else if (stroke === "Shift+a" || stroke === "Ctrl+Enter") this.#take(this.#places.length);
    else if (stroke === "x" || stroke === "Delete") this.#skip();
    else if (stroke === "Escape") this.#stop();
    else {
      // Any other key means that the editor goes on with something else.
      this.#stop();
      return false;
    }
    return true;
  }

  /** @param {number} count */
  #take(count) {
    const example = this.#example && this.#desk.record.annotation(this.#example.id);
    if (!example) return this.#stop();
    const taken = this.#places.splice(0, count);
    this.#desk.run(
      markAlike(example, taken, this.#desk.record.quote(example)),
      `${counted(taken.length, "place")} marked.`,
    );
    this.#marked += taken.length;
    this.#next();
  }

  #skip() {
    this.#places.shift();
    this.#next();
  }

  #next() {
    if (this.#places.length) this.#show();
    else this.#stop();
  }

  #stop() {
    const example = this.#example;
    this.#example = null;
    this.#bar.hidden = true;
    this.#desk.painter.setPreview(null);
    this.#desk.announce(`${counted(this.#marked, "place")} marked.`);
    this.#desk.focusStory();
    if (example) this.#desk.activate(example.id, { reveal: true });
  }

  #show() {
    const place = this.#places[0], example = this.#example;
    if (!place || !example) return;
    this.#desk.painter.setPreview([place]);
    this.#desk.story.reveal(place);
    this.#bar.hidden = false;
    const keep = { onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault() };
    this.#bar.replaceChildren(
      element("p", { class: "link-bar__chain" }, `“${shortened(this.#desk.record.quote(example), 60)}”`),
      element(
        "p",
        { class: "link-bar__hint" },
        `${counted(this.#places.length, "more place")} not marked as ${example.kind}`,
      ),
      element(
        "div",
        { class: "link-bar__actions" },
        button("Mark", () => this.#take(1), {
          ...keep,
          "aria-keyshortcuts": "a Enter",
          class: "button button--small button--primary",
        }),
        button("Skip", () => this.#skip(), { ...keep, "aria-keyshortcuts": "x Delete" }),
        button("Mark all", () => this.#take(this.#places.length), {
          ...keep,
          "aria-keyshortcuts": "Shift+a Control+Enter",
        }),
        button("Done", () => this.#stop(), { ...keep, "aria-keyshortcuts": "Escape" }),
      ),
    );
  }
}
