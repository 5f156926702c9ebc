/**
 * A curve from the active claim to the words of each of its sources; a short stub where those are out of
 * view.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */

/** @typedef {Pick<Desk, "on"|"record"|"story"|"active">} Shown what is active, and where its words are */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Shown} desk
 * @param {SVGSVGElement} canvas lies over the viewport
 * @returns {() => void} stop
 */
export function drawLinks(desk, canvas) {
  let frame = 0;
  const later = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      canvas.replaceChildren(...paths(desk));
    });
  };
  const stops = [desk.on("active", later), desk.record.subscribe(later)];
  const onScroll = () => desk.active?.kind === "claim" && later();
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("resize", later);
  // A claim may have been active before this was loaded.
  later();
  return () => {
    cancelAnimationFrame(frame);
    stops.forEach((stop) => stop());
    removeEventListener("scroll", onScroll);
    removeEventListener("resize", later);
  };
}

/** @param {Shown} desk @returns {SVGElement[]} */
function paths(desk) {
  const active = desk.active;
  if (active?.kind !== "claim") return [];
  const from = boxOf(desk, active);
  if (!from) return [];
  const ends = desk.record.attributionsOf(active.id).flatMap((row) => row.hops.map((hop) => hop.span));
  const gutter = desk.story.element.getBoundingClientRect().left + 2;
  return ends.flatMap((id) => {
    const annotation = id ? desk.record.annotation(id) : undefined;
    return annotation ? [path(curve(from, annotation, desk, gutter))] : [];
  });
}

/**
 * The course of one link; none if the source's words are inside the claim's.
 *
 * @param {DOMRect} from
 * @param {Annotation} target
 * @param {Shown} desk
 * @param {number} gutter
 */
function curve(from, target, desk, gutter) {
  const to = boxOf(desk, target);
  const startY = from.top + from.height / 2;
  if (!to) {
    const down = (target.anchor.pieces[0]?.start ?? 0) > (desk.active?.anchor.pieces[0]?.start ?? 0);
    const length = down ? 28 : -28;
    return `M ${from.left - 3} ${startY} C ${gutter} ${startY}, ${gutter} ${startY}, ${gutter} ${
      startY + length
    } m -4 ${-length / 5} l 4 ${length / 5} l 4 ${-length / 5}`;
  }
  const endY = to.top + to.height / 2;
  if (to.left < from.right && to.right > from.left && to.top < from.bottom && to.bottom > from.top) return "";
  if (Math.abs(endY - startY) < to.height / 2) {
    const [left, right] = from.left < to.left ? [from, to] : [to, from];
    const lift = from.top - 10;
    return `M ${left.right} ${from.top} C ${left.right + 10} ${lift}, ${right.left - 10} ${lift}, ${
      right.left + 6
    } ${from.top}`;
  }
  const edge = endY > startY ? to.top : to.bottom;
  const bend = Math.min(60, Math.abs(edge - startY) / 2) * Math.sign(edge - startY);
  return `M ${from.left - 3} ${startY} C ${gutter - 14} ${startY}, ${gutter - 14} ${edge - bend}, ${
    to.left + to.width / 2
  } ${edge}`;
}

/**
 * The first line of an annotation when it can be seen. Measures only what is near the viewport.
 *
 * @param {Shown} desk
 * @param {Annotation} annotation
 */
function boxOf(desk, annotation) {
  const piece = annotation.anchor.pieces[0];
  if (!piece || !desk.story.visibleSections.includes(desk.story.blockAt(piece.start).section)) return null;
  const box = desk.story.rects(piece)[0];
  return box && box.bottom > 0 && box.top < innerHeight ? box : null;
}

/** @param {string} course */
function path(course) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("d", course);
  return made;
}
