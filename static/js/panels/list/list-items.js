/** Finding one's way among the items of the list of marks. */

/** @import { Annotation } from "../../store/types.js" */

/** @param {EventTarget|null} target @returns {HTMLElement|null} */
export function buttonOf(target) {
  return target instanceof Element ? target.closest(".list__go") : null;
}

/** The buttons after and before one, across the ends of the lists. @param {HTMLElement} button */
export function neighbours(button) {
  const item = button.parentElement;
  const list = item?.parentElement;
  const next = item?.nextElementSibling ?? list?.nextElementSibling?.firstElementChild;
  const previous = item?.previousElementSibling ?? list?.previousElementSibling?.lastElementChild;
  return [next, previous].flatMap((one) => buttonOf(one?.firstElementChild ?? null) ?? []);
}

/**
 * The place of the first annotation that begins at an offset or after it.
 * @param {readonly Annotation[]} all
 * @param {number} offset
 */
export function firstFrom(all, offset) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.anchor.pieces[0]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
