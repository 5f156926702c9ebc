/** The mouse over the text: a click chooses the mark under it, another click the one around that. */

/** @import { Desk } from "../desk/desk.js" */

/**
 * Milliseconds for which the pointer must be still: over dense marks, what it flies by would only flicker.
 */
const REST = 40;

/**
 * @param {Pick<Desk, "story"|"selection"|"index"|"painter"|"active"|"activate">} desk
 * @param {(ids: string[]) => boolean} first hears of a click, and of the marks under it; true when it took it
 * @returns {() => void} stop
 */
export function listenToPointer(desk, first) {
  const { element } = desk.story;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let rest;
  /** The block in which the pointer is over a mark. @type {Element|null} */
  let over = null;

  const onClick = (/** @type {MouseEvent} */ event) => {
    if (event.detail > 1 || desk.selection.selection) return;
    const offset = desk.story.offsetAt(event.clientX, event.clientY);
    const here = offset === null
      ? []
      : desk.index.at(offset).filter((span) => desk.painter.isKindShown(span.kind));
    if (first(here.map(({ id }) => id))) return;
    const place = here.findIndex((span) => span.id === desk.active?.id);
    desk.activate(here[place + 1]?.id ?? here[0]?.id ?? null);
  };

  const onMove = (/** @type {PointerEvent} */ event) => {
    clearTimeout(rest);
    if (!event.buttons) rest = setTimeout(() => look(event.clientX, event.clientY), REST);
  };
  const look = (/** @type {number} */ x, /** @type {number} */ y) => {
    const offset = desk.story.offsetAt(x, y);
    const span = offset === null
      ? undefined
      : desk.index.at(offset).find((one) => desk.painter.isKindShown(one.kind));
    // The active mark is shown already, and words must stay legible.
    point(
      span && span.id !== desk.active?.id ? span.id : null,
      span && offset !== null ? desk.story.blockAt(offset).element : null,
    );
  };
  // On the block and not on the story, all of whose parts would have to be looked at.
  const point = (/** @type {string|null} */ id, /** @type {Element|null} */ block) => {
    desk.painter.setHover(id);
    if (block === over) return;
    over?.classList.remove("block--over-mark");
    block?.classList.add("block--over-mark");
    over = block;
  };
  const onLeave = () => {
    clearTimeout(rest);
    point(null, null);
  };

  element.addEventListener("click", onClick);
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerleave", onLeave);
  return () => {
    clearTimeout(rest);
    element.removeEventListener("click", onClick);
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerleave", onLeave);
  };
}
