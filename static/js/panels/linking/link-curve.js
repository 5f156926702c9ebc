/**
 * A line from the active claim to the words of each of its sources; a short stub where those are out of view.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Edge, End } from "./link-route.js" */
import { isRightToLeft } from "../../anchoring/direction.js";
import { route, stub } from "./link-route.js";

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

/** Pixels between the text's edge and the first link along it, and between two; how many are told apart. */
const EDGE = 6;
const BESIDE = 5;
const MOST_BESIDE = 4;

/** @param {Shown} desk @returns {SVGElement[]} */
function paths(desk) {
  const active = desk.active;
  if (active?.kind !== "claim") return [];
  const from = endOf(desk, active);
  if (!from) return [];
  const spans = desk.record.attributionsOf(active.id).flatMap((row) => row.hops.map((hop) => hop.span));
  const sources = spans.flatMap((id) => (id && desk.record.annotation(id)) || []);
  const { left, right } = desk.story.element.getBoundingClientRect();
  const block = desk.story.blockAt(active.anchor.pieces[0]?.start ?? 0);
  const isRight = isRightToLeft(desk.story.text(block.start, block.end));
  return sources.map((source, place) => {
    const inside = EDGE + BESIDE * (place % MOST_BESIDE);
    /** @type {Edge} */
    const edge = isRight ? { x: right - inside, inwards: -1 } : { x: left + inside, inwards: 1 };
    const to = endOf(desk, source);
    return path(to ? route(from, to, edge) : stub(from, isBelow(source, active) ? 1 : -1, edge));
  });
}

/** @param {Annotation} one @param {Annotation} other */
function isBelow(one, other) {
  return (one.anchor.pieces[0]?.start ?? 0) > (other.anchor.pieces[0]?.start ?? 0);
}

/**
 * The first line of an annotation when it can be seen. Measures only what is near the viewport.
 *
 * @param {Shown} desk
 * @param {Annotation} annotation
 * @returns {End|null}
 */
function endOf(desk, annotation) {
  const piece = annotation.anchor.pieces[0];
  const block = piece && desk.story.blockAt(piece.start);
  if (!block || !desk.story.visibleSections.includes(block.section)) return null;
  const box = desk.story.rects(piece)[0];
  if (!box || box.bottom <= 0 || box.top >= innerHeight) return null;
  const line = parseFloat(getComputedStyle(block.element).lineHeight);
  return { box, above: box.top - Math.max(0, (line - box.height) / 2) };
}

/** @param {string} course */
function path(course) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("d", course);
  return made;
}
