/**
 * Painting with the CSS Custom Highlight API: the DOM of the article is never touched.
 *
 * One Highlight per kind and lane, never one per annotation; the looks stand in
 * `static/css/components/highlight.css` under the same names (`galley-claim-0`, `galley-active-claim` …).
 * A span that is in doubt, not saved, or was refused, is in a further Highlight that lies over its kind's, so
 * that its kind can still be read. No Range is shared by two Highlights: Safari would not paint it.
 *
 * @import {Kind, Piece} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {WayOfPainting} from "./painter.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {{name: string, range: StaticRange}} Stroke One range in one Highlight.
 */

import { KINDS } from "../anchoring/types.js";
import { BlockPainter } from "./block-painter.js";
import { showDepth } from "./depth.js";
import { ACTIVE, HighlightSet, LAYERS } from "./highlight-set.js";
import { assignLanes, LANES } from "./lanes.js";

/** @implements {WayOfPainting} */
export class HighlightPainter extends BlockPainter {
  #highlights;
  /** @type {Map<number, Map<string, Stroke>>} Per block, by span, place and Highlight. */
  #strokes = new Map();
  /** @type {string | null} */
  #active = null;
  /** @type {string | null} */
  #hover = null;

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   * @param {Iterable<Kind>} hidden Kinds that are not shown.
   */
  constructor(story, index, hidden) {
    super(story, index);
    const set = this.#highlights = new HighlightSet(story);
    for (const kind of KINDS) {
      for (let lane = 0; lane < LANES; lane += 1) set.register(`${kind}-${lane}`, lane);
      set.register(`active-${kind}`, ACTIVE);
    }
    for (const [name, priority] of Object.entries(LAYERS)) set.register(name, priority);
    for (const kind of hidden) this.setKind(kind, false);
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
    for (const { name, range } of before.values()) this.#highlights.get(name).delete(range);
    this.#strokes.set(block, after);
    showDepth(this.story.blocks[block]?.element, hidden);
    return new Set(spans.map(({ id }) => id));
  }

  /**
   * @param {number} block
   * @override
   */
  clearBlock(block) {
    for (const { name, range } of this.#strokes.get(block)?.values() ?? []) {
      this.#highlights.get(name).delete(range);
    }
    this.#strokes.delete(block);
    showDepth(this.story.blocks[block]?.element, 0);
  }

  /**
   * @param {Kind} kind
   * @param {boolean} on
   */
  setKind(kind, on) {
    for (let lane = 0; lane < LANES; lane += 1) this.#highlights.show(`${kind}-${lane}`, on);
  }

  /** @param {string | null} id */
  setActive(id) {
    this.#active = id;
    const span = id === null ? undefined : this.index.get(id);
    for (const kind of KINDS) this.#highlights.fill(`active-${kind}`, span?.kind === kind ? span.pieces : []);
  }

  /** @param {string | null} id */
  setHover(id) {
    this.#hover = id;
    const span = id === null ? undefined : this.index.get(id);
    this.#highlights.fill("hover", span?.pieces ?? []);
  }

  /** @param {readonly Piece[] | null} pieces */
  setPreview(pieces) {
    this.#highlights.fill("preview", pieces ?? []);
  }

  /** @param {Piece | null} piece */
  setCursor(piece) {
    this.#highlights.fill("cursor", piece ? [piece] : []);
  }

  /** @override */
  stop() {
    super.stop();
    this.#highlights.stop();
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
    this.#highlights.get(name).add(range);
    after.set(key, { name, range });
  }
}
