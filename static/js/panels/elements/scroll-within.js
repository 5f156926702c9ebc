/** Scrolling inside a part of the page, which stays where it is. */

/** Pixels that what is scrolled to keeps from the edges. */
const CLEAR = 8;

/**
 * @param {Element} part that scrolls
 * @param {Element} inner
 * @param {"nearest"|"start"|"third"} [block] where `inner` goes when it can't be seen whole
 */
export function scrollWithin(part, inner, block = "nearest") {
  const [outer, box] = [part.getBoundingClientRect(), inner.getBoundingClientRect()];
  const above = box.top - outer.top - CLEAR;
  const below = box.bottom - outer.bottom + CLEAR;
  if (above >= 0 && below <= 0) return;
  if (block === "third") part.scrollTop += box.top - outer.top - outer.height / 3;
  else part.scrollTop += block === "start" || above < 0 ? above : Math.min(above, below);
}
