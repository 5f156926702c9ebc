/** How many marks are still open, and a way to the next. */

/** @import { Desk } from "../desk/desk.js" */
/** @import { Pointing, Visiting } from "../marking/go-to-marks.js" */
import { openMarks } from "../../store/open-marks.js";
import { button } from "../elements/element.js";
import { goToOpen } from "../marking/go-to-marks.js";

/** Milliseconds of rest before the marks are counted anew: nobody reads the number while marking. */
const REST = 300;

/** @param {Pointing & Visiting & Pick<Desk, "focusStory">} desk @param {HTMLElement} place */
export function showOpenCount(desk, place) {
  const count = button("", () => (goToOpen(desk), desk.focusStory()), {
    class: "button button--small button--plain open-count",
    "aria-keyshortcuts": "g o",
    // The selection in the text would be lost with the focus.
    onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(),
  });
  place.append(count);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const draw = () => {
    const number = openMarks(desk.record).length;
    const had = document.activeElement === count;
    place.hidden = number === 0;
    if (had && !number) desk.focusStory();
    count.textContent = `${number} open`;
    count.title = `${number === 1 ? "One mark misses" : `${number} marks miss`} something. To the next (G O)`;
  };
  desk.record.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(draw, REST);
  });
  draw();
}
