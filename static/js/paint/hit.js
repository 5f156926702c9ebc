/**
 * Which character is under the pointer.
 *
 * The browser answers with the *nearest* caret position, also for points in margins and between
 * lines; so the rectangles of the characters beside that caret decide.
 */

/** Room under and over a character that still counts: the lines under marked text are drawn there. */
const SLACK = 5;

/**
 * @param {number} x Viewport coordinates.
 * @param {number} y
 * @returns {{node: Text, unit: number} | null} The character's text node and UTF-16 offset in it.
 */
export function characterUnder(x, y) {
  const caret = caretAt(x, y);
  if (!caret || !(caret.node instanceof Text)) return null;
  for (const unit of [caret.unit, caret.unit - 1]) {
    if (unit >= 0 && unit < caret.node.length && isOver(caret.node, unit, x, y)) {
      return { node: caret.node, unit };
    }
  }
  return null;
}

/**
 * The caret position nearest to a point.
 *
 * @param {number} x
 * @param {number} y
 * @returns {{node: Node, unit: number} | null}
 */
export function caretAt(x, y) {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, unit: position.offset };
  }
  // Safari before 26.2 has only the older call.
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, unit: range.startOffset };
}

/**
 * @param {Text} node
 * @param {number} unit
 * @param {number} x
 * @param {number} y
 */
function isOver(node, unit, x, y) {
  const range = document.createRange();
  range.setStart(node, unit);
  range.setEnd(node, Math.min(node.length, unit + (isPair(node.data, unit) ? 2 : 1)));
  return [...range.getClientRects()].some((box) =>
    box.left <= x && x < box.right && box.top - SLACK <= y && y < box.bottom + SLACK
  );
}

/**
 * @param {string} text
 * @param {number} unit
 */
function isPair(text, unit) {
  return (text.codePointAt(unit) ?? 0) > 0xffff;
}
