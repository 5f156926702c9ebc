/**
 * Scrolling to a passage, also into sections that the browser has not laid out yet.
 *
 * Sections that were skipped have an estimated height; as soon as they come into view the page
 * shifts. So the place is looked at again for a few frames and mended when it moved.
 */

const SETTLING_FRAMES = 8;

/**
 * Which passage is being scrolled to: a later one, and whatever a reader does next, ends the mending for the
 * one before.
 */
let turn = 0;
for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  globalThis.addEventListener?.(event, () => (turn += 1), { passive: true, capture: true });
}

/**
 * @param {HTMLElement} block The block that holds the passage.
 * @param {() => DOMRect[]} measure The passage's rectangles; called once the block is laid out.
 * @param {"nearest" | "center"} align
 */
export function reveal(block, measure, align) {
  if (align === "nearest" && isNear(block) && isClear(measure()[0])) return;
  const mine = turn += 1;
  block.scrollIntoView({ block: align, behavior: "instant" });
  let frames = SETTLING_FRAMES;
  const settle = () => {
    if (mine !== turn) return;
    const box = measure()[0];
    const off = box ? distance(box, align) : 0;
    if (off) scrollBy({ top: off, behavior: "instant" });
    frames -= 1;
    if (frames > 0) requestAnimationFrame(settle);
  };
  settle();
}

/** @param {HTMLElement} block Its own box can be had without laying out what it holds. */
function isNear(block) {
  const box = block.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

/** @param {DOMRect | undefined} box */
function isClear(box) {
  return box !== undefined && distance(box, "nearest") === 0;
}

/**
 * How far to scroll until the passage's first line is clear.
 *
 * @param {DOMRect} box
 * @param {"nearest" | "center"} align
 */
function distance(box, align) {
  const style = getComputedStyle(document.documentElement);
  const top = (parseFloat(style.scrollPaddingTop) || 0) + box.height;
  const bottom = innerHeight - (parseFloat(style.scrollPaddingBottom) || 0) - box.height;
  const wanted = align === "center"
    ? (top + bottom - box.height) / 2
    : clamp(box.top, top, bottom - box.height);
  return Math.round(box.top - wanted);
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
