/**
 * Painting with the CSS Custom Highlight API: the DOM of the article is never touched.
 *
 * One Highlight per kind and lane, never one per annotation; the looks stand in
 * `static/css/components/story.css` under the same names (`galley-claim-0`, `galley-active-claim` …).
 * A span that is not saved, or was refused, is in a further Highlight that lies over its kind's, so
 * that its kind can still be read. No Range is shared by two Highlights: Safari would not paint it.
 *
 * @import {Kind, Piece} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {Painter} from "./painter.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {{name: string, range: StaticRange}} Stroke One range in one Highlight.
 */

import { KINDS } from "../anchoring/types.js";
import { BlockPainter } from "./block-painter.js";
import { assignLanes, LANES } from "./lanes.js";

/** What lies over what; kinds and their lanes lie under all of these. */
const LAYERS = { unsaved: 10, refused: 11, active: 20, hover: 21, preview: 30, cursor: 31 };

/** @implements {Painter} */
export class HighlightPainter extends BlockPainter {
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** @type {Map<number, Map<string, Stroke>>} Per block, by span, place and Highlight. */
  #strokes = new Map();
  /** @type {Set<Kind>} */
  #off = new Set();
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
    for (const kind of KINDS) {
      for (let lane = 0; lane < LANES; lane += 1) this.#register(`${kind}-${lane}`, lane);
      this.#register(`active-${kind}`, LAYERS.active);
    }
    this.#register("unsaved", LAYERS.unsaved);
    this.#register("refused", LAYERS.refused);
    this.#register("hover", LAYERS.hover);
    this.#register("preview", LAYERS.preview);
    this.#register("cursor", LAYERS.cursor);
    this.watch();
  }

  /**
   * @param {Iterable<string>} [ids]
   * @override
   */
  refresh(ids) {
    const changed = ids === undefined ? null : [...ids];
    super.refresh(changed ?? undefined);
    if (this.#active !== null && (!changed || changed.includes(this.#active))) this.setActive(this.#active);
    if (this.#hover !== null && (!changed || changed.includes(this.#hover))) this.setHover(this.#hover);
  }

  /**
   * @param {number} block
   * @returns {ReadonlySet<string>}
   * @override
   */
  paintBlock(block) {
    const spans = this.index.inBlock(block);
    const { lanes, hidden } = assignLanes(spans);
    const before = this.#strokes.get(block) ?? new Map();
    /** @type {Map<string, Stroke>} */
    const after = new Map();
    for (const span of spans) {
      const state = span.state ?? "saved";
      const names = [`${span.kind}-${lanes.get(span.id) ?? 0}`, ...(state === "saved" ? [] : [state])];
      for (const piece of span.pieces) {
        for (const name of names) this.#stroke(block, span.id, piece, name, before, after);
      }
    }
    for (const { name, range } of before.values()) this.#highlight(name).delete(range);
    this.#strokes.set(block, after);
    showDepth(this.story.blocks[block]?.element, hidden);
    return new Set(spans.map(({ id }) => id));
  }

  /**
   * @param {number} block
   * @override
   */
  clearBlock(block) {
    for (const { name, range } of this.#strokes.get(block)?.values() ?? []) this.#highlight(name).delete(range);
    this.#strokes.delete(block);
    showDepth(this.story.blocks[block]?.element, 0);
  }

  /**
   * @param {Kind} kind
   * @param {boolean} on
   */
  setKind(kind, on) {
    if (on) this.#off.delete(kind);
    else this.#off.add(kind);
    for (let lane = 0; lane < LANES; lane += 1) {
      const name = `${kind}-${lane}`;
      if (on) CSS.highlights.set(`galley-${name}`, this.#highlight(name));
      else CSS.highlights.delete(`galley-${name}`);
    }
  }

  /** @param {Kind} kind */
  isKindShown(kind) {
    return !this.#off.has(kind);
  }

  /** @param {string | null} id */
  setActive(id) {
    this.#active = id;
    const span = id === null ? undefined : this.index.get(id);
    for (const kind of KINDS) this.#fill(`active-${kind}`, span?.kind === kind ? span.pieces : []);
  }

  /** @param {string | null} id */
  setHover(id) {
    this.#hover = id;
    const span = id === null ? undefined : this.index.get(id);
    this.#fill("hover", span?.pieces ?? []);
  }

  /** @param {readonly Piece[] | null} pieces */
  setPreview(pieces) {
    this.#fill("preview", pieces ?? []);
  }

  /** @param {Piece | null} piece */
  setCursor(piece) {
    this.#fill("cursor", piece ? [piece] : []);
  }

  /** @override */
  stop() {
    super.stop();
    for (const [name, highlight] of this.#highlights) {
      CSS.highlights.delete(`galley-${name}`);
      highlight.clear();
    }
  }

  /**
   * Keep a range that is painted already, else paint it. Repainting a block for one new span so
   * costs one new range.
   *
   * @param {number} block
   * @param {string} id
   * @param {Piece} piece
   * @param {string} name
   * @param {Map<string, Stroke>} before
   * @param {Map<string, Stroke>} after
   */
  #stroke(block, id, piece, name, before, after) {
    const key = `${id} ${piece.start} ${piece.end} ${name}`;
    const kept = before.get(key);
    if (kept) {
      before.delete(key);
      after.set(key, kept);
      return;
    }
    const found = this.story.rangeWithin(piece, block);
    if (!found) return;
    const range = new StaticRange(found);
    this.#highlight(name).add(range);
    after.set(key, { name, range });
  }

  /**
   * @param {string} name
   * @param {readonly Piece[]} pieces
   */
  #fill(name, pieces) {
    const highlight = this.#highlight(name);
    if (highlight.size === 0 && pieces.length === 0) return;
    highlight.clear();
    for (const range of pieces.flatMap((piece) => this.story.ranges(piece))) highlight.add(new StaticRange(range));
  }

  /**
   * @param {string} name
   * @param {number} priority
   */
  #register(name, priority) {
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#highlights.set(name, highlight);
    CSS.highlights.set(`galley-${name}`, highlight);
  }

  /**
   * @param {string} name
   * @returns {Highlight}
   */
  #highlight(name) {
    return /** @type {Highlight} */ (this.#highlights.get(name));
  }
}

/**
 * "+n" in the margin of a block with more marks over the same words than there are lanes. It is
 * drawn by the style sheet, so that no text is added to the article.
 *
 * @param {HTMLElement | undefined} block
 * @param {number} hidden
 */
export function showDepth(block, hidden) {
  if (!block) return;
  if (hidden > 0) block.dataset.more = `+${hidden}`;
  else delete block.dataset.more;
}
