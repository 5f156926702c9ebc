/**
 * The painter: the one interface between the desk and the way in which marks appear on the text.
 *
 * There are two ways: highlights (`highlight-painter.js`) and elements (`mark-painter.js`, loaded when it is
 * first wanted). The desk holds one painter all along, which changes its way while the desk is open.
 *
 * Use: put spans into the index, then tell the painter which ids changed.
 *
 *     const story = new Story(article);
 *     const index = new SpanIndex(story.prose);
 *     const painter = new SwitchingPainter(story, index);
 *     for (const span of spans) index.replace(span);
 *     painter.refresh();                 // everything near the viewport
 *     index.remove(id);
 *     painter.refresh([id]);             // only what this span touches
 *
 * @import {Kind, Piece} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {object} Painter
 * @property {(ids?: Iterable<string>) => void} refresh Repaint these spans from the index: added,
 *   changed or removed. Without ids, repaint all that is shown.
 * @property {(kind: Kind, on: boolean) => void} setKind Show or hide all spans of a kind.
 * @property {(kind: Kind) => boolean} isKindShown
 * @property {(id: string | null) => void} setActive The span that the open card speaks of.
 * @property {(id: string | null) => void} setHover The span under the pointer.
 * @property {(pieces: readonly Piece[] | null) => void} setPreview The passage being chosen. The
 *   SelectionModel sets it; panels need not.
 * @property {(piece: Piece | null) => void} setCursor The unit under the keyboard cursor. The
 *   SelectionModel sets it too.
 *
 * @typedef {Omit<Painter, "isKindShown"> & {stop: () => void}} WayOfPainting One of the two ways. It watches
 *   the blocks near the viewport itself, from the start until it is stopped and takes all its paint off.
 * @typedef {(story: Story, index: SpanIndex, hidden: ReadonlySet<Kind>) => WayOfPainting} MakeWay
 * @typedef {"setActive" | "setHover" | "setPreview" | "setCursor"} Setter
 */

import { HighlightPainter } from "./highlight-painter.js";
import { CAN_HIGHLIGHT } from "./highlight-set.js";

/** @type {MakeWay} */
const byHighlights = (story, index, hidden) => new HighlightPainter(story, index, hidden);

/** @implements {Painter} */
export class SwitchingPainter {
  #story;
  #index;
  /** Null in a browser without highlights, until the other way is there. @type {WayOfPainting | null} */
  #way = null;
  /** @type {Set<Kind>} */
  #hidden = new Set();
  /** What was set last, by how it is set, for the way that comes next. @type {Map<Setter, any>} */
  #settings = new Map();

  /**
   * @param {Story} story
   * @param {SpanIndex} index
   */
  constructor(story, index) {
    this.#story = story;
    this.#index = index;
    if (CAN_HIGHLIGHT) this.change();
  }

  /**
   * Paint another way from now on; all that is shown stays as it is.
   *
   * @param {MakeWay} [make] Highlights when it is left out.
   */
  change(make = byHighlights) {
    this.#way?.stop();
    const way = this.#way = make(this.#story, this.#index, this.#hidden);
    for (const [set, value] of this.#settings) way[set](value);
  }

  /** @param {Iterable<string>} [ids] */
  refresh(ids) {
    this.#way?.refresh(ids);
  }

  /**
   * @param {Kind} kind
   * @param {boolean} on
   */
  setKind(kind, on) {
    if (on) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    this.#way?.setKind(kind, on);
  }

  /** @param {Kind} kind */
  isKindShown(kind) {
    return !this.#hidden.has(kind);
  }

  /** @param {string | null} id */
  setActive(id) {
    this.#set("setActive", id);
  }

  /** @param {string | null} id */
  setHover(id) {
    this.#set("setHover", id);
  }

  /** @param {readonly Piece[] | null} pieces */
  setPreview(pieces) {
    this.#set("setPreview", pieces);
  }

  /** @param {Piece | null} piece */
  setCursor(piece) {
    this.#set("setCursor", piece);
  }

  /**
   * @param {Setter} set
   * @param {any} value
   */
  #set(set, value) {
    this.#settings.set(set, value);
    this.#way?.[set](value);
  }
}
