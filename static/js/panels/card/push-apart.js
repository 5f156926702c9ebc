/** The places of the cards in the margin: each as near to its passage as the others allow. */

/** Pixels between two cards. */
export const GAP = 8;

/** Pixels by which cards at the beginning of the article may push down the open one. */
const MOST_SHIFT = 240;

/**
 * Moves boxes that would overlap: one stays where it is, those below go downwards and those above upwards.
 *
 * @param {{top: number, height: number}[]} boxes in the order of the text; pixels from the margin's beginning
 * @param {number} fixed the place of the one that stays
 */
export function pushApart(boxes, fixed) {
  for (let place = fixed + 1; place < boxes.length; place++) {
    const [above, box] = [boxes[place - 1], boxes[place]];
    if (above && box) box.top = Math.max(box.top, above.top + above.height + GAP);
  }
  for (let place = fixed - 1; place >= 0; place--) {
    const [box, below] = [boxes[place], boxes[place + 1]];
    if (box && below) box.top = Math.min(box.top, below.top - box.height - GAP);
  }
  // Above the margin's own beginning there is no room: a few cards go downwards instead, many stay hidden,
  // or the open one would end up far from its passage.
  let lowest = (boxes[0]?.top ?? 0) > -MOST_SHIFT ? 0 : -Infinity;
  for (const box of boxes) {
    box.top = Math.max(box.top, lowest);
    lowest = box.top + box.height + GAP;
  }
}
