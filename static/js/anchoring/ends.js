/**
 * The two ends of a mark, and where they may go; without a DOM.
 *
 * The start is the first piece's, the end the last piece's. An end grows its own piece outwards or shrinks
 * it, down to one word: it never passes the other end, takes no piece away, and leaves all other edges as
 * they were, also those that stand inside a word.
 *
 * @import {Piece, Unit} from "./types.js"
 * @import {Prose} from "./prose.js"
 *
 * @typedef {"start" | "end"} End
 * @typedef {readonly Piece[]} Pieces Sorted, at least one.
 */

import { isRightToLeft } from "./direction.js";

/**
 * The place of an end.
 *
 * @param {Pieces} pieces
 * @param {End} end
 */
export function placeOf(pieces, end) {
  return heldBy(pieces, end)[end];
}

/**
 * The pieces with an end taken to an offset: to the word there, without outer spaces and punctuation, as in
 * choosing text; or, exact, to that character.
 *
 * @param {Prose} prose
 * @param {Pieces} pieces
 * @param {End} end
 * @param {number} offset
 * @param {boolean} [isExact]
 * @returns {Pieces}
 */
export function taken(prose, pieces, end, offset, isExact = false) {
  const piece = heldBy(pieces, end);
  if (offset === piece[end]) return pieces;
  const wanted = end === "start"
    ? { start: Math.min(offset, piece.end - 1), end: piece.end }
    : { start: piece.start, end: Math.max(offset, piece.start + 1) };
  if (isExact) return put(pieces, end, prose.exact(wanted)?.[end] ?? piece[end]);
  const found = prose.snap(wanted);
  // Nothing but signs is left of it: the last word that it can shrink to.
  if (!found) return put(pieces, end, least(prose, piece, end));
  return put(
    pieces,
    end,
    end === "start" ? found.start : prose.closed({ start: piece.start, end: found.end }).end,
  );
}

/**
 * The pieces with an end moved by a word or sentence forwards (1) or backwards (-1), or by one character,
 * which stays within its block. The same pieces where it can't go further.
 *
 * @param {Prose} prose
 * @param {Pieces} pieces
 * @param {End} end
 * @param {1 | -1} step
 * @param {Unit | "character"} unit
 * @returns {Pieces}
 */
export function stepped(prose, pieces, end, step, unit) {
  const piece = heldBy(pieces, end);
  if (unit === "character") return put(pieces, end, nextCharacter(prose, piece, end, step));
  if (end === "start") {
    const next = prose.neighbour(unit, piece.start, step)?.start ?? piece.start;
    return put(
      pieces,
      end,
      step === 1 ? Math.max(piece.start, Math.min(next, least(prose, piece, end))) : next,
    );
  }
  if (step === -1) return put(pieces, end, endBefore(prose, piece, unit));
  const next = prose.neighbourByEnd(unit, piece.end, 1)?.end;
  return next === undefined ? pieces : put(pieces, end, prose.closed({ start: piece.start, end: next }).end);
}

/**
 * Whether the words at an offset read from right to left, as its own letters say: a name in Latin letters
 * doesn't, nor a number, also inside an Arabic paragraph.
 *
 * @param {Prose} prose
 * @param {number} offset
 */
export function readsRightToLeft(prose, offset) {
  const { start, end } = prose.unitAt("word", offset);
  const word = offset < end ? prose.text(start, end) : "";
  if (/\p{L}/u.test(word)) return isRightToLeft(word);
  return !/\p{N}/u.test(word) && prose.isRightToLeft(offset);
}

/**
 * The piece that an end belongs to.
 *
 * @param {Pieces} pieces
 * @param {End} end
 * @returns {Piece}
 */
function heldBy(pieces, end) {
  return /** @type {Piece} */ (end === "start" ? pieces[0] : pieces.at(-1));
}

/**
 * @param {Pieces} pieces
 * @param {End} end
 * @param {number} offset
 * @returns {Pieces}
 */
function put(pieces, end, offset) {
  const piece = heldBy(pieces, end);
  return offset === piece[end]
    ? pieces
    : pieces.map((one) => (one === piece ? { ...one, [end]: offset } : one));
}

/**
 * How far inwards an end may go: up to the word at the other side of its piece.
 *
 * @param {Prose} prose
 * @param {Piece} piece
 * @param {End} end
 */
function least(prose, piece, end) {
  if (end === "start") {
    return Math.max(prose.neighbour("word", piece.end, -1)?.start ?? piece.start, piece.start);
  }
  return Math.min(prose.neighbourByEnd("word", piece.start, 1)?.end ?? piece.end, piece.end);
}

/**
 * @param {Prose} prose
 * @param {Piece} piece
 * @param {Unit} unit
 */
function endBefore(prose, piece, unit) {
  const last = least(prose, piece, "end");
  for (let end = piece.end; end > last;) {
    end = Math.max(prose.neighbourByEnd(unit, end, -1)?.end ?? last, last);
    const closed = prose.closed({ start: piece.start, end }).end;
    // A closing bracket that would come back goes along with its word.
    if (closed < piece.end) return closed;
  }
  return piece.end;
}

/**
 * @param {Prose} prose
 * @param {Piece} piece
 * @param {End} end
 * @param {1 | -1} step
 */
function nextCharacter(prose, piece, end, step) {
  const at = piece[end];
  const block = prose.block(prose.indexAt(end === "end" ? at - 1 : at));
  const character = prose.exact(step === 1 ? { start: at, end: at + 1 } : { start: at - 1, end: at });
  const next = character?.[step === 1 ? "end" : "start"] ?? at;
  const isInside = end === "start"
    ? next >= block.start && next < block.end
    : next > block.start && next <= block.end;
  const isLess = end === "start" ? next < piece.end : next > piece.start;
  return isInside && isLess ? next : at;
}
