/**
 * Moving the ends of the active mark, by dragging its handles or by keys. What is kept is one change of its
 * passage: the same mark, with everything that is tied to it.
 */

/** @import { End, Pieces } from "../../anchoring/ends.js" */
/** @import { Direction, Unit } from "../../anchoring/types.js" */
/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { placeOf, stepped, taken } from "../../anchoring/ends.js";
import { samePieces } from "../../anchoring/pieces.js";
import { setPieces } from "../../store/actions.js";
import { strokeOf } from "../../words/keymap.js";
import { counted, KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { element } from "../elements/element.js";
import { markAtCursor } from "../marking/go-to-marks.js";
import { EndDrag } from "./end-drag.js";
import { EndHandles } from "./end-handles.js";
import { EndsBar } from "./ends-bar.js";

/** What an arrow means. @type {Record<string, [Direction, Unit]>} */
const ARROWS = {
  ArrowLeft: ["left", "word"],
  ArrowRight: ["right", "word"],
  ArrowUp: ["backward", "sentence"],
  ArrowDown: ["forward", "sentence"],
};

export class MoveEnds {
  #desk;
  #root;
  #layer = element("div", { class: "ends" });
  #bar = new EndsBar({
    step: (end, direction, unit) => this.#step(end, direction, unit, true),
    keep: () => this.#keep(true),
    giveUp: () => this.#giveUp("Nothing changed.", true),
  });
  #handles;
  #drag;
  /**
   * The mark in hand: where its pieces were, and where they are now.
   * @type {{id: string, before: Pieces, pieces: Pieces} | null}
   */
  #held = null;
  /** @type {End} */
  #dragged = "end";
  /**
   * Whether the pointer that went down on a handle moved it: the click that follows is none then. Assistive
   * technology clicks without a pointer.
   */
  #wasMoved = false;

  /**
   * @param {Desk} desk
   * @param {HTMLElement} root
   */
  constructor(desk, root) {
    this.#desk = desk;
    this.#root = root;
    const stage = /** @type {HTMLElement} */ (root.querySelector(".desk__stage"));
    this.#drag = new EndDrag(desk.story, {
      begin: () => this.#begin(),
      move: (offset, isExact) =>
        this.#held && this.#set(taken(desk.story.prose, this.#held.pieces, this.#dragged, offset, isExact)),
      drop: () => this.#keep(false),
      tap: () => this.open(this.#dragged),
      giveUp: () => this.#giveUp("Nothing changed.", false),
    });
    this.#handles = new EndHandles(desk.story, this.#layer, stage, {
      hold: (event, end, place) => {
        this.#dragged = end;
        this.#wasMoved = false;
        this.#drag.hold(event, place);
      },
      key: (event, end) => this.#onKey(event, end),
      click: (end) => this.#wasMoved || this.open(end),
    });
    this.#layer.append(this.#bar.element);
    // Behind the text, and before the cards: where Tab is expected to find them.
    root.querySelector(".desk__text")?.after(this.#layer);
    if (desk.mayAnnotate) this.#listen();
  }

  /** Takes the ends of the mark here in hand. @param {End} [end] the first to be moved */
  open(end = "end") {
    const desk = this.#desk;
    if (!desk.mayAnnotate) return desk.announce("You can read this article, but not mark it.");
    const mark = desk.active ?? markAtCursor(desk);
    if (!mark) return desk.announce("Choose a mark first, then move its ends.");
    if (!mark.anchor.pieces.length) {
      return desk.announce("The words of this mark are no longer in the text.");
    }
    if (desk.active !== mark) desk.activate(mark.id);
    if (desk.selection.selection) desk.selection.set(null);
    if (!this.#held) this.#hold(mark);
    this.#show();
    this.#handles.offer(true);
    this.#showWords();
    this.#reveal(end);
    this.#handles.focus(end);
  }

  #listen() {
    const desk = this.#desk;
    const show = () => this.#show();
    desk.on("active", () => {
      if (this.#held && desk.active?.id !== this.#held.id) {
        this.#end("Another mark is active now. The ends of the first one were not moved.");
      }
      show();
    });
    desk.on("kinds", show);
    desk.selection.subscribe(show);
    desk.record.subscribe(({ ids }) => this.#onRecord(ids));
    this.#layer.addEventListener("focusout", (event) => this.#onLeave(event));
    this.#bar.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#giveUp("Nothing changed.", true);
    });
    show();
  }

  /** Handles for the active mark, unless text is being chosen: then the browser may show its own. */
  #show() {
    const { active, painter, selection } = this.#desk;
    const isShown = active && painter.isKindShown(active.kind) && (this.#held || !selection.selection);
    this.#handles.show(
      isShown ? { pieces: this.#held?.pieces ?? active.anchor.pieces, name: active.kind } : null,
      this.#held !== null,
    );
  }

  /** @param {Annotation} mark */
  #hold(mark) {
    const pieces = mark.anchor.pieces.map(({ start, end }) => ({ start, end }));
    this.#held = { id: mark.id, before: pieces, pieces };
    this.#root.toggleAttribute("data-moving", true);
  }

  /** A pointer begins to drag. */
  #begin() {
    const { active } = this.#desk;
    if (!active) return false;
    this.#wasMoved = true;
    if (!this.#held) this.#hold(active);
    this.#root.dataset.moving = "drag";
    return true;
  }

  /** @param {Pieces} pieces */
  #set(pieces) {
    if (!this.#held || samePieces(pieces, this.#held.pieces)) return;
    this.#held.pieces = pieces;
    this.#desk.painter.setPreview(pieces);
    this.#show();
    if (!this.#bar.element.hidden) this.#showWords();
  }

  #showWords() {
    const { active } = this.#desk;
    if (this.#held && active) this.#bar.show(this.#words(this.#held.pieces), active.kind);
  }

  /**
   * @param {End} end
   * @param {Direction} direction
   * @param {Unit | "character"} unit
   * @param {boolean} isSaid A handle that has the focus announces its place itself.
   */
  #step(end, direction, unit, isSaid) {
    if (!this.#held) return;
    const { prose } = this.#desk.story;
    const at = placeOf(this.#held.pieces, end);
    const isForward = direction === "forward" ||
      (direction !== "backward" && (direction === "right") !== prose.isRightToLeft(at));
    const pieces = stepped(prose, this.#held.pieces, end, isForward ? 1 : -1, unit);
    if (pieces === this.#held.pieces) return this.#desk.announce(`The ${end} can’t go further.`);
    this.#set(pieces);
    this.#reveal(end);
    if (isSaid) this.#desk.announce(`“${shortened(this.#words(pieces), 100)}”`, false);
  }

  /** @param {KeyboardEvent} event @param {End} end that has the focus */
  #onKey(event, end) {
    const stroke = strokeOf(event);
    if (!stroke || !this.#held || !this.#means(stroke, end)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Arrows move the end that has the focus, by a letter with Alt; with Shift they move the end, and with Alt
   * and Shift the start, as they do when text is chosen.
   *
   * @param {string} stroke
   * @param {End} end
   */
  #means(stroke, end) {
    const parts = stroke.split("+");
    const [direction, unit] = ARROWS[parts.pop() ?? ""] ?? [];
    const held = parts.join("+");
    if (direction && unit && ["", "Alt", "Shift", "Alt+Shift"].includes(held)) {
      const moved = held === "" || held === "Alt" ? end : held === "Shift" ? "end" : "start";
      if (moved !== end) this.#handles.focus(moved);
      this.#step(moved, direction, held === "Alt" && unit === "word" ? "character" : unit, false);
    } else if (stroke === "Tab") this.#handles.focus(end === "start" ? "end" : "start");
    else if (stroke === "Enter") this.#keep(true);
    else if (stroke === "Escape") this.#giveUp("Nothing changed.", true);
    else if (this.#desk.keys.commands.find(({ id }) => id === "ends")?.keys.includes(stroke)) {
      this.#handles.focus(end === "start" ? "end" : "start");
    } else return false;
    return true;
  }

  /** Going elsewhere keeps what was done, as leaving a field does. @param {FocusEvent} event */
  #onLeave({ target, relatedTarget }) {
    const isElsewhere = !(relatedTarget instanceof Node && this.#layer.contains(relatedTarget));
    // Not when only the window lost the focus.
    if (isElsewhere && document.activeElement !== target && !this.#bar.element.hidden) this.#keep(false);
  }

  /** @param {Set<string>} ids */
  #onRecord(ids) {
    const { record, active } = this.#desk;
    const held = this.#held;
    if (held && ids.has(held.id)) {
      const now = record.annotation(held.id);
      if (!now) return this.#end("This mark was deleted meanwhile, so its ends can’t be moved.");
      if (!samePieces(now.anchor.pieces, held.before)) {
        return this.#end("The ends of this mark were moved meanwhile. They stay where that change put them.");
      }
    }
    if (!active || ids.has(active.id)) this.#show();
  }

  /** @param {boolean} isBack whether the focus goes back to the text */
  #keep(isBack) {
    const held = this.#held;
    const mark = held && this.#desk.record.annotation(held.id);
    this.#letGo(isBack);
    if (!held || !mark || samePieces(held.before, held.pieces)) {
      return isBack && this.#desk.announce("Nothing changed.");
    }
    const words = this.#words(held.pieces);
    this.#desk.run(
      setPieces(mark, [...held.pieces]),
      `${KIND_NAMES[mark.kind]} now “${shortened(words, 60)}”, ${
        counted(words.split(/\s+/).length, "word")
      }.`,
    );
  }

  /** @param {string} message @param {boolean} isBack */
  #giveUp(message, isBack) {
    this.#letGo(isBack);
    this.#desk.announce(message);
  }

  /**
   * The mark changed under the hands. What did that is announced first, and this instead of it.
   * @param {string} message
   */
  #end(message) {
    this.#letGo(true);
    queueMicrotask(() => this.#desk.announce(message));
  }

  /** @param {boolean} isBack */
  #letGo(isBack) {
    const desk = this.#desk;
    const held = this.#held;
    this.#held = null;
    this.#drag.stop();
    this.#root.removeAttribute("data-moving");
    desk.painter.setPreview(desk.selection.selection ? [desk.selection.selection] : null);
    const hadFocus = this.#layer.contains(document.activeElement);
    this.#bar.hide();
    this.#handles.offer(false);
    if (isBack && hadFocus) desk.focusStory();
    // The mark is still the one at hand, as it was before.
    if (isBack && held && desk.active?.id === held.id) desk.activate(held.id);
    this.#show();
  }

  /** @param {End} end */
  #reveal(end) {
    const at = placeOf(this.#held?.pieces ?? [], end) - (end === "end" ? 1 : 0);
    this.#desk.story.reveal({ start: at, end: at + 1 });
  }

  /** @param {Pieces} pieces */
  #words(pieces) {
    return pieces.map(({ start, end }) => this.#desk.story.text(start, end)).join(" … ").replace(/\s+/g, " ");
  }
}
