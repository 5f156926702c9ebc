/**
 * "+n" in the margin of a block with more marks over the same words than there are lanes.
 *
 * It stands behind the block and not in it: an attribute of the block would make the browser look at the
 * block's style again, with that of each highlight. The style sheet draws its text, so that none is added to
 * the article.
 *
 * @param {HTMLElement | undefined} block
 * @param {number} hidden
 */
export function showDepth(block, hidden) {
  const behind = block?.nextElementSibling;
  const known = behind instanceof HTMLElement && behind.dataset.more ? behind : null;
  if (!block || hidden === 0) return known?.remove();
  const sign = known ??
    Object.assign(document.createElement(block.localName === "li" ? "li" : "div"), {
      className: "depth",
      ariaHidden: "true",
    });
  sign.dataset.more = `+${hidden}`;
  if (!known) block.after(sign);
}
