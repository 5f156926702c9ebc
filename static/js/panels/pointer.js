/** The mouse over the text: a click chooses the mark under it, another click the one around that. */

/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @param {(id: string) => boolean} first hears of each clicked mark before it is chosen; true when it took it
 * @returns {() => void} stop
 */
export function listenToPointer(desk, first) {
  const { element } = desk.story;
  let frame = 0;

  const onClick = (/** @type {MouseEvent} */ event) => {
    if (event.detail > 1 || desk.selection.selection) return;
    const offset = desk.story.offsetAt(event.clientX, event.clientY);
    const here = offset === null ? [] : desk.index.at(offset).filter((span) => desk.painter.isKindShown(span.kind));
    if (here.some((span) => first(span.id))) return;
    const place = here.findIndex((span) => span.id === desk.active?.id);
    desk.activate(here[place + 1]?.id ?? here[0]?.id ?? null);
  };

  const onMove = (/** @type {PointerEvent} */ event) => {
    if (frame || event.buttons) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const offset = desk.story.offsetAt(event.clientX, event.clientY);
      const span = offset === null ? undefined : desk.index.at(offset).find((one) => desk.painter.isKindShown(one.kind));
      desk.painter.setHover(span?.id ?? null);
      element.classList.toggle("story--over-mark", span !== undefined);
    });
  };
  const onLeave = () => desk.painter.setHover(null);

  element.addEventListener("click", onClick);
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerleave", onLeave);
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener("click", onClick);
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerleave", onLeave);
  };
}
