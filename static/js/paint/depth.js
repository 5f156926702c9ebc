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
