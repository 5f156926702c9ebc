/**
 * Places in a block's text as DOM positions: trivial while a block is one text node, a short walk
 * when the painter has cut it into marks.
 */

/**
 * @param {Element} block
 * @param {number} from UTF-16 offsets of the block's text.
 * @param {number} to
 * @returns {Range}
 */
export function rangeIn(block, from, to) {
  const range = document.createRange();
  const start = nodeAt(block, from, false);
  const end = nodeAt(block, to, true);
  range.setStart(start.node, start.unit);
  range.setEnd(end.node, end.unit);
  return range;
}

/**
 * The DOM position of a UTF-16 offset of the block's text.
 *
 * @param {Element} block
 * @param {number} unit
 * @param {boolean} isEnd Ends stay in the node that they close, starts go to the node that they open.
 * @returns {{node: Node, unit: number}}
 */
export function nodeAt(block, unit, isEnd) {
  const only = block.firstChild;
  if (only instanceof Text && only === block.lastChild) {
    return { node: only, unit: Math.min(unit, only.length) };
  }
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = unit;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (rest < node.length || (isEnd && rest === node.length)) return { node, unit: rest };
    rest -= node.length;
  }
  return { node: block, unit: block.childNodes.length };
}

/**
 * The UTF-16 offset, in the block's text, of a DOM position inside the block.
 *
 * @param {Element} block
 * @param {Node} node
 * @param {number} unit
 */
export function unitWithin(block, node, unit) {
  if (node === block.firstChild && node instanceof Text) return unit;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, unit);
  return before.toString().length;
}
