/**
 * The guessed height of sections, for browsers whose style sheets can't compute with an attribute.
 *
 * Where they can, `story.css` does it alone and this does nothing.
 */

/** @param {readonly HTMLElement[]} sections Each with its guessed lines in `data-lines`. */
export function estimateHeights(sections) {
  if (CSS.supports("inline-size", "calc(attr(data-lines type(<number>), 1) * 1px)")) return;
  for (const section of sections) {
    const lines = Number(section.dataset.lines) || 1;
    section.style.setProperty(
      "contain-intrinsic-block-size",
      `auto calc(${lines} * var(--story-wrap) * 1lh)`,
    );
  }
}
