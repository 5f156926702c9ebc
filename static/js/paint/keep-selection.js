/** The browser's selection, or its caret, while the text under it is cut into other nodes. */

import { nodeAt, unitWithin } from "./block-text.js";

/**
 * Cutting a block drops a selection or a caret that has an end in it: remember where those ends are.
 *
 * @param {Element} block
 * @returns {() => void} Puts the ends back, each where it was, so that a selection goes on in its own
 *   direction.
 */
export function keepSelection(block) {
  const selection = getSelection();
  if (!selection?.rangeCount) return () => {};
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = selection;
  const anchor = endIn(block, anchorNode, anchorOffset);
  const focus = endIn(block, focusNode, focusOffset);
  if (!anchorNode || !focusNode || (anchor === null && focus === null)) return () => {};
  const range = selection.getRangeAt(0);
  const isForward = range.startContainer === anchorNode && range.startOffset === anchorOffset;
  return () => {
    const from = anchor === null
      ? { node: anchorNode, unit: anchorOffset }
      : nodeAt(block, anchor, !isCollapsed && !isForward);
    const to = focus === null
      ? { node: focusNode, unit: focusOffset }
      : nodeAt(block, focus, !isCollapsed && isForward);
    selection.setBaseAndExtent(from.node, from.unit, to.node, to.unit);
  };
}

/**
 * @param {Element} block
 * @param {Node | null} node
 * @param {number} unit
 * @returns {number | null} Where it lies in the block's text.
 */
function endIn(block, node, unit) {
  return node && block.contains(node) ? unitWithin(block, node, unit) : null;
}
