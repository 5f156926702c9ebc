/**
 * Painting with `<mark>` elements, which assistive technology can read: the markup view, and the only way in
 * browsers without the Custom Highlight API.
 *
 * Each mark tells its kind and points at its details. What lies over the marks for a moment must not cut the
 * text under a screen reader or a mouse that is selecting: the active mark and the one under the pointer only
 * change their looks, and the passage being chosen is a highlight here too, where the browser has them, else
 * a `<span>`.
 *
 * The text itself never changes, only how many nodes carry it; a block is cut again when marks come, go or
 * move in it.
 *
 * @import {ProseBlock} from "../anchoring/prose.js"
 * @import {Kind, Piece, Span} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {Nest} from "./nesting.js"
 * @import {WayOfPainting} from "./painter.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {{kind: string, details: string | null}} Spoken What is said of a mark: the word for its kind, and
 *   the id of the element with its details.
 * @typedef {{pieces: readonly Piece[], span?: Span, classes?: string, isInnermost?: boolean}} Layer
 * @typedef {{id: string, element: HTMLElement, classes: string, isFirst: boolean}} Mark An element; only a
 *   mark's first one is not a continuation.
 */

import { toUnits } from "../anchoring/offsets.js";
import { BlockPainter } from "./block-painter.js";
import { showDepth } from "./depth.js";
import { CAN_HIGHLIGHT, HighlightSet, LAYERS } from "./highlight-set.js";
import { keepSelection } from "./keep-selection.js";
import { assignLanes } from "./lanes.js";
import { nest } from "./nesting.js";

/** Only if their details are read out: somebody who hears the text doesn't look at the window. */
const REACH = 0.6;

/** @implements {WayOfPainting} */
export class MarkPainter extends BlockPainter {
  /** @type {Set<Kind>} */
  #hidden;
  #spoken;
  /** @type {Map<number, {shape: string, marks: Mark[]}>} By block. */
  #drawn = new Map();
  /** @type {Record<"preview" | "cursor", readonly Piece[]>} */
  #chosen = { preview: [], cursor: [] };
  /** @type {HighlightSet | null} */
  #highlights = null;
  /** @type {string | null} */
  #active = null;
  /** @type {string | null} */
  #hover = null;

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   * @param {Iterable<Kind>} hidden Kinds that are not shown.
   * @param {(span: Span) => Spoken} spoken
   */
  constructor(story, index, hidden, spoken) {
    super(story, index);
    this.#hidden = new Set(hidden);
    this.#spoken = spoken;
    if (CAN_HIGHLIGHT) {
      this.#highlights = new HighlightSet(story);
      for (const name of /** @type {const} */ (["preview", "cursor"])) {
        this.#highlights.register(name, LAYERS[name]);
      }
    }
    this.watch(REACH);
  }

  /**
   * @param {number} block
   * @returns {ReadonlySet<string>}
   * @override
   */
  paintBlock(block) {
    const spans = this.index.inBlock(block);
    const { lanes, hidden } = assignLanes(spans);
    const shown = spans.filter(({ kind }) => !this.#hidden.has(kind));
    this.#draw(block, [...shown.map((span) => ({ span, pieces: span.pieces })), ...this.#spans()]);
    for (const mark of this.#drawn.get(block)?.marks ?? []) {
      const span = this.index.get(mark.id);
      if (span) {
        mark.classes = `mark mark--${span.kind} mark--lane-${lanes.get(mark.id) ?? 0} mark--${
          span.state ?? "saved"
        }`;
      }
      this.#dress(mark);
    }
    showDepth(this.story.blocks[block]?.element, hidden);
    return new Set(spans.map(({ id }) => id));
  }

  /**
   * @param {number} block
   * @override
   */
  clearBlock(block) {
    this.#draw(block, []);
    this.#drawn.delete(block);
    showDepth(this.story.blocks[block]?.element, 0);
  }

  /** Refer to the marks' details again: they have moved. */
  speak() {
    for (const { marks } of this.#drawn.values()) marks.forEach((mark) => this.#dress(mark));
  }

  /**
   * @param {Kind} kind
   * @param {boolean} on
   */
  setKind(kind, on) {
    if (on) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    this.refresh();
  }

  /** @param {string | null} id */
  setActive(id) {
    const before = this.#active;
    this.#active = id;
    this.#dressBoth(before, id);
  }

  /** @param {string | null} id */
  setHover(id) {
    const before = this.#hover;
    this.#hover = id;
    this.#dressBoth(before, id);
  }

  /** @param {readonly Piece[] | null} pieces */
  setPreview(pieces) {
    this.#choose("preview", pieces ?? []);
  }

  /** @param {Piece | null} piece */
  setCursor(piece) {
    this.#choose("cursor", piece ? [piece] : []);
  }

  /** @override */
  stop() {
    super.stop();
    this.#highlights?.stop();
  }

  /**
   * @param {"preview" | "cursor"} name
   * @param {readonly Piece[]} pieces
   */
  #choose(name, pieces) {
    const before = this.#chosen[name];
    this.#chosen[name] = pieces;
    if (this.#highlights) return this.#highlights.fill(name, pieces);
    this.repaint(
      new Set(
        [...before, ...pieces].flatMap((piece) => this.story.prose.parts(piece).map(({ index }) => index)),
      ),
    );
  }

  /** What is chosen, where the browser has no highlights for it. @returns {Layer[]} */
  #spans() {
    if (this.#highlights) return [];
    return Object.entries(this.#chosen).flatMap(([name, pieces]) =>
      pieces.length ? [{ pieces, classes: `mark--${name}`, isInnermost: true }] : []
    );
  }

  /**
   * Cut a block, if its marks don't lie as they did; the browser's selection and the highlights stay where
   * they are.
   *
   * @param {number} index
   * @param {readonly Layer[]} layers
   */
  #draw(index, layers) {
    const shape = JSON.stringify(layers.map(({ span, classes, pieces }) => [span?.id ?? classes, pieces]));
    if ((this.#drawn.get(index)?.shape ?? "[]") === shape) return;
    const element = /** @type {HTMLElement} */ (this.story.blocks[index]?.element);
    const block = this.story.prose.block(index);
    /** @type {Mark[]} */
    const marks = [];
    const restore = keepSelection(element);
    element.replaceChildren(...nodes(nest({ start: block.start, end: block.end }, layers), block, marks));
    restore();
    this.#drawn.set(index, { shape, marks });
    for (const name of /** @type {const} */ (["preview", "cursor"])) {
      if (this.#chosen[name].some((piece) => piece.start < block.end && piece.end > block.start)) {
        this.#highlights?.fill(name, this.#chosen[name]);
      }
    }
  }

  /**
   * @param {string | null} before
   * @param {string | null} after
   */
  #dressBoth(before, after) {
    if (before === after) return;
    for (const { marks } of this.#drawn.values()) {
      for (const mark of marks) if (mark.id === before || mark.id === after) this.#dress(mark);
    }
  }

  /** @param {Mark} mark */
  #dress({ id, element, classes, isFirst }) {
    const span = this.index.get(id);
    if (!span) return;
    const { kind, details } = this.#spoken(span);
    const isActive = id === this.#active;
    set(
      element,
      "class",
      `${classes}${isActive ? " mark--active" : ""}${id === this.#hover ? " mark--hover" : ""}`,
    );
    set(element, "aria-roledescription", isFirst ? kind : `${kind}, continued`);
    set(element, "aria-details", details);
    set(element, "aria-current", isActive ? "true" : null);
  }
}

/**
 * Touches only what changes: assistive technology hears of every change.
 *
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string | null} value
 */
function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * @param {readonly Nest<Layer>[]} parts
 * @param {ProseBlock} block
 * @param {Mark[]} marks Takes up those that are made.
 * @returns {Node[]}
 */
function nodes(parts, block, marks) {
  const { text, start, map } = block;
  return parts.map(({ from, to, layer, inside }) => {
    if (layer === null) return new Text(text.slice(toUnits(map, from - start), toUnits(map, to - start)));
    const element = document.createElement(layer.span ? "mark" : "span");
    if (layer.span) {
      marks.push({ id: layer.span.id, element, classes: "", isFirst: from === layer.span.pieces[0]?.start });
    } else element.className = layer.classes ?? "";
    element.append(...nodes(inside, block, marks));
    return element;
  });
}
