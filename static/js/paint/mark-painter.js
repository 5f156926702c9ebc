/**
 * Painting with nested `<mark>` elements, for browsers without the Custom Highlight API.
 *
 * Simple rather than fast: a block is cut anew whenever one of its spans changes. Nesting gives each
 * overlapping span its own line. The text itself never changes, only how many nodes carry it.
 *
 * @import {ProseBlock} from "../anchoring/prose.js"
 * @import {Kind, Piece} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {Painter} from "./painter.js"
 * @import {Story, StoryBlock} from "./story.js"
 *
 * @typedef {{classes: string, pieces: readonly Piece[]}} Layer Something to mark, outermost first.
 */

import { toUnits } from "../anchoring/offsets.js";
import { BlockPainter } from "./block-painter.js";
import { showDepth } from "./highlight-painter.js";
import { assignLanes } from "./lanes.js";
import { cutAtEdges } from "./segments.js";

/** @implements {Painter} */
export class MarkPainter extends BlockPainter {
  /** @type {Set<Kind>} */
  #off = new Set();
  /** @type {Map<"active" | "hover" | "preview" | "cursor", Layer>} */
  #over = new Map();
  /** @type {string | null} */
  #active = null;
  /** @type {string | null} */
  #hover = null;

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   */
  constructor(story, index) {
    super(story, index);
    this.watch();
  }

  /**
   * @param {Iterable<string>} [ids]
   * @override
   */
  refresh(ids) {
    this.#over.delete("active");
    this.#over.delete("hover");
    super.refresh(ids);
    this.setActive(this.#active);
    this.setHover(this.#hover);
  }

  /**
   * @param {number} block
   * @returns {ReadonlySet<string>}
   * @override
   */
  paintBlock(block) {
    const spans = this.index.inBlock(block);
    const { lanes, hidden } = assignLanes(spans);
    const layers = spans.filter(({ kind }) => !this.#off.has(kind)).map((span) => ({
      classes: `mark mark--${span.kind} mark--lane-${lanes.get(span.id) ?? 0} mark--${span.state ?? "saved"}`,
      pieces: span.pieces,
    }));
    this.#draw(block, [...layers, ...this.#over.values()]);
    showDepth(this.story.blocks[block]?.element, hidden);
    return new Set(spans.map(({ id }) => id));
  }

  /**
   * @param {number} block
   * @override
   */
  clearBlock(block) {
    this.#draw(block, []);
    showDepth(this.story.blocks[block]?.element, 0);
  }

  /**
   * @param {Kind} kind
   * @param {boolean} on
   */
  setKind(kind, on) {
    if (on) this.#off.delete(kind);
    else this.#off.add(kind);
    super.refresh();
  }

  /** @param {Kind} kind */
  isKindShown(kind) {
    return !this.#off.has(kind);
  }

  /** @param {string | null} id */
  setActive(id) {
    this.#active = id;
    const span = id === null ? undefined : this.index.get(id);
    this.#overlay("active", `mark mark--active mark--active-${span?.kind}`, span?.pieces ?? []);
  }

  /** @param {string | null} id */
  setHover(id) {
    this.#hover = id;
    const span = id === null ? undefined : this.index.get(id);
    this.#overlay("hover", "mark mark--hover", span?.pieces ?? []);
  }

  /** @param {readonly Piece[] | null} pieces */
  setPreview(pieces) {
    this.#overlay("preview", "mark mark--preview", pieces ?? []);
  }

  /** @param {Piece | null} piece */
  setCursor(piece) {
    this.#overlay("cursor", "mark mark--cursor", piece ? [piece] : []);
  }

  /**
   * @param {"active" | "hover" | "preview" | "cursor"} name
   * @param {string} classes
   * @param {readonly Piece[]} pieces
   */
  #overlay(name, classes, pieces) {
    const before = this.#over.get(name)?.pieces ?? [];
    if (pieces.length > 0) this.#over.set(name, { classes, pieces });
    else this.#over.delete(name);
    this.repaint(new Set([...before, ...pieces].flatMap((piece) => this.story.prose.parts(piece).map((part) => part.index))));
  }

  /**
   * @param {number} index
   * @param {readonly Layer[]} layers
   */
  #draw(index, layers) {
    const { element } = /** @type {StoryBlock} */ (this.story.blocks[index]);
    const restore = keepSelection(this.story, element);
    element.replaceChildren(...segments(this.story.prose.block(index), layers));
    restore();
  }
}

/**
 * The block's text cut at every edge, each segment inside the marks that cover it.
 *
 * @param {ProseBlock} block
 * @param {readonly Layer[]} layers
 * @returns {Node[]}
 */
function segments({ text, start, end, map }, layers) {
  return cutAtEdges({ start, end }, layers).map(({ from, to, over }) =>
    over.reduceRight(
      (/** @type {Node} */ content, { classes }) => {
        const mark = document.createElement("mark");
        mark.className = classes;
        mark.append(content);
        return mark;
      },
      document.createTextNode(text.slice(toUnits(map, from - start), toUnits(map, to - start))),
    )
  );
}

/**
 * Cutting a block drops a selection that has an end in it: remember it as offsets.
 *
 * @param {Story} story
 * @param {HTMLElement} block
 * @returns {() => void} Puts the selection back.
 */
function keepSelection(story, block) {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return () => {};
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!block.contains(startContainer) && !block.contains(endContainer)) return () => {};
  const start = story.offsetOf(startContainer, startOffset);
  const end = story.offsetOf(endContainer, endOffset);
  return () => {
    const ranges = start !== null && end !== null && start < end ? story.ranges({ start, end }) : [];
    const first = ranges[0];
    const last = ranges.at(-1);
    if (first && last) selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  };
}
