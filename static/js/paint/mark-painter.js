/**
 * @import {Kind, Piece} from "../anchoring/types.js"
 * @import {SpanIndex} from "./index.js"
 * @import {Painter} from "./painter.js"
 * @import {Story} from "./story.js"
 */

/** @implements {Painter} */
export class MarkPainter {
  /**
   * @param {Story} story
   * @param {SpanIndex} index
   */
  constructor(story, index) {
    this.story = story;
    this.index = index;
  }

  /** @param {number} _section */
  show(_section) {}

  /** @param {number} _section */
  hide(_section) {}

  /** @param {Iterable<string>} [_ids] */
  refresh(_ids) {}

  /**
   * @param {Kind} _kind
   * @param {boolean} _on
   */
  setKind(_kind, _on) {}

  /** @param {Kind} _kind */
  isKindShown(_kind) {
    return true;
  }

  /** @param {string | null} _id */
  setActive(_id) {}

  /** @param {string | null} _id */
  setHover(_id) {}

  /** @param {readonly Piece[] | null} _pieces */
  setPreview(_pieces) {}

  /** @param {Piece | null} _piece */
  setCursor(_piece) {}

  stop() {}
}
