/**
 * Pointing at words while something waits for them: by the letter on a mark, by a click on it, or by choosing
 * words that aren't marked yet, which then are marked.
 */

/** @import { Kind } from "../../anchoring/types.js" */
/** @import { Annotation, Piece } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { samePieces } from "../../anchoring/pieces.js";
import { mark } from "../../store/actions.js";
import { Hints } from "./hints.js";

/** Commands that choose text go on doing so. */
const CHOOSING = /^(?:word|sentence|name|extend|start)-|^(?:grow|shrink)$/;

/**
 * @typedef {Pick<Desk, "story"|"index"|"record"|"painter"|"describe"|"selection"|"keys"|"run"|"announce">}
 *   Seeing What pointing takes
 *
 * @typedef {object} Purpose
 * @property {Annotation} from
 * @property {readonly Kind[]} kinds  that words may be marked as here
 * @property {(one: Annotation) => boolean} fits
 * @property {(words: string) => Kind} kindOf  of words that the pointer has chosen
 * @property {(id: string, isNew?: boolean) => void} take
 */

export class Pointing {
  #desk;
  #hints;
  /** @type {Purpose|null} */
  #purpose = null;
  #typed = "";
  /** Whether the editor has gone anywhere in the text since it began. */
  #hasMoved = false;
  #changed;

  /**
   * @param {Seeing} desk
   * @param {HTMLElement} layer where the letters are drawn
   * @param {() => void} changed  hears that words were chosen, or none any more
   */
  constructor(desk, layer, changed) {
    this.#desk = desk;
    this.#changed = changed;
    this.#hints = new Hints(desk, layer, (id) => this.#purpose?.take(id));
    desk.selection.subscribe(() => {
      if (!this.#purpose) return;
      this.#hasMoved = true;
      this.#changed();
    });
    document.addEventListener("pointerup", ({ pointerType }) => {
      // Fingers go on choosing. And only after the click, which would be one on the mark.
      if (this.#purpose && pointerType === "mouse") setTimeout(() => this.#takeChosen());
    });
  }

  /** What marks words as a kind. @param {Kind} kind */
  keyOf(kind) {
    return this.#desk.keys.commands.find(({ id }) => id === `mark-${kind}`)?.keys[0] ?? null;
  }

  /** Letters that can be seen. */
  get size() {
    return this.#hints.size;
  }

  /** Words that were chosen and are no mark yet. @returns {Piece|null} */
  get chosen() {
    return this.#purpose ? this.#desk.selection.selection : null;
  }

  /** @param {Purpose} purpose */
  start(purpose) {
    this.#hasMoved = false;
    this.#purpose = purpose;
    this.draw();
  }

  draw() {
    this.#typed = "";
    if (!this.#purpose) return;
    const { from, fits } = this.#purpose;
    const taken = this.#commands.flatMap(({ keys }) => keys);
    this.#hints.draw({ from, fits, taken });
  }

  /** While something else is asked. */
  pause() {
    this.#hints.clear();
  }

  stop() {
    this.#purpose = null;
    this.#hints.clear();
  }

  /**
   * A letter of a mark, or the key of a kind.
   *
   * @param {string} stroke
   * @returns {boolean} false for what it leaves to others
   */
  hears(stroke) {
    const purpose = this.#purpose;
    if (!purpose) return false;
    const command = this.#commands.find(({ keys }) => keys.includes(stroke));
    const kind = purpose.kinds.find((one) => command?.id === `mark-${one}`);
    if (kind) this.mark(kind);
    else if (command || !/^[a-z]$/.test(stroke)) return false;
    else this.#type(stroke);
    return true;
  }

  /**
   * Marks what was chosen, if it isn't marked so already, and takes it.
   * @param {Kind} kind
   */
  mark(kind) {
    const { selection, story, record, run, announce } = this.#desk;
    const piece = this.#hasMoved ? selection.current() : null;
    if (!piece || piece.start >= piece.end) {
      return announce.call(
        this.#desk,
        "Choose the words first: drag over them, or move with the arrow keys.",
      );
    }
    selection.set(null);
    const there = record.inOrder().find((one) => one.kind === kind && samePieces(one.anchor.pieces, [piece]));
    if (there) return this.#purpose?.take(there.id);
    const { id, command } = mark(kind, [piece], story.text(piece.start, piece.end).replace(/\s+/g, " "));
    run.call(this.#desk, command);
    this.#purpose?.take(id, true);
  }

  /** What keeps its meaning here: choosing text, and marking it. */
  get #commands() {
    const kinds = this.#purpose?.kinds ?? [];
    return this.#desk.keys.commands.filter(({ id }) =>
      CHOOSING.test(id) || kinds.some((kind) => id === `mark-${kind}`)
    );
  }

  #takeChosen() {
    const { selection, story } = this.#desk;
    const piece = this.#purpose && selection.selection;
    if (piece) this.mark(/** @type {Purpose} */ (this.#purpose).kindOf(story.text(piece.start, piece.end)));
  }

  /** @param {string} letter */
  #type(letter) {
    this.#typed += letter;
    const found = this.#hints.narrow(this.#typed);
    if (found) this.#purpose?.take(found);
    else if (!this.#hints.size) this.draw();
  }
}
