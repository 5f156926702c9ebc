/**
 * The painter: the one interface between the desk and the way in which marks appear on the text.
 *
 * Use: put spans into the index, then tell the painter which ids changed.
 *
 *     const story = new Story(article);
 *     const index = new SpanIndex(story.prose);
 *     const painter = createPainter(story, index);
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
 * @property {(section: number) => void} show Paint a section that comes near the viewport. The
 *   painter watches the sections itself; this is for tests and for printing.
 * @property {(section: number) => void} hide Drop the paint of a section that went away.
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
 * @property {() => void} stop Take all paint off and stop watching.
 */

import { HighlightPainter } from "./highlight-painter.js";
import { MarkPainter } from "./mark-painter.js";

/**
 * The best painter that this browser can run.
 *
 * @param {Story} story
 * @param {SpanIndex} index
 * @returns {Painter}
 */
export function createPainter(story, index) {
  const canHighlight = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";
  return canHighlight ? new HighlightPainter(story, index) : new MarkPainter(story, index);
}
