/** Letters on the marks that can be seen, to be typed or clicked. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { distanceBetween } from "../../store/likely-chain.js";
import { hintLabels } from "../../words/hint-labels.js";
import { element } from "../elements/element.js";

/** Pixels. */
const MOST_HEIGHT = 12;
const LEAST_HEIGHT = 9;
const GAP = 2;

/**
 * @typedef {object} Wanted
 * @property {Annotation} from  those nearest to it have the easiest letters
 * @property {(one: Annotation) => boolean} fits
 * @property {readonly string[]} taken  letters that mean something else
 */

export class Hints {
  #desk;
  #layer;
  #take;
  /** @type {Map<string, {id: string, badge: HTMLElement}>} */
  #shown = new Map();
  /** @type {Wanted|null} */
  #wanted = null;

  /**
   * @param {Pick<Desk, "story"|"index"|"record"|"painter"|"describe">} desk
   * @param {HTMLElement} layer lies over the viewport
   * @param {(id: string) => void} take
   */
  constructor(desk, layer, take) {
    this.#desk = desk;
    this.#layer = layer;
    this.#take = take;
    const again = () => this.#wanted && this.draw(this.#wanted);
    addEventListener("scroll", again, { passive: true });
    addEventListener("resize", again);
  }

  get size() {
    return this.#shown.size;
  }

  /** @param {Wanted} wanted */
  draw(wanted) {
    this.#wanted = wanted;
    const { story, index, record, painter } = this.#desk;
    const { from, fits, taken } = wanted;
    const spans = new Map(
      story.visibleSections.flatMap((section) => index.inSection(section)).map((span) => [span.id, span]),
    );
    const seen = [...spans.values()].flatMap((span) => {
      const annotation = record.annotation(span.id), first = span.pieces[0];
      if (
        !annotation || !first || span.id === from.id || !painter.isKindShown(span.kind) || !fits(annotation)
      ) {
        return [];
      }
      const box = story.rects({ start: first.start, end: first.start + 1 })[0];
      if (!box || !isSeen(box)) return [];
      return [{ annotation, box, block: story.blockAt(first.start).element }];
    }).sort((a, b) => distanceBetween(a.annotation, from) - distanceBetween(b.annotation, from));
    const labels = hintLabels(seen.length, taken);
    this.#shown.clear();
    const badges = seen.map(({ annotation, box, block }, place) => {
      const label = labels[place] ?? "";
      const badge = element("button", {
        type: "button",
        class: `hint hint--${annotation.kind}`,
        tabindex: "-1",
        "aria-label": `${label}: ${this.#desk.describe(annotation)}`,
        onclick: () => this.#take(annotation.id),
      }, label);
      this.#shown.set(label, { id: annotation.id, badge });
      const { bottom, height } = roomAbove(block, box);
      badge.style.blockSize = badge.style.lineHeight = `${height}px`;
      return { badge, left: Math.max(0, box.left), top: bottom - height };
    });
    this.#layer.replaceChildren(...badges.map(({ badge }) => badge));
    apart(badges);
  }

  /**
   * Leaves only the letters that go on from what was typed.
   *
   * @param {string} typed
   * @returns {string|null} the id of the one that was typed in full
   */
  narrow(typed) {
    const whole = this.#shown.get(typed);
    if (whole) return whole.id;
    for (const [label, { badge }] of this.#shown) {
      if (label.startsWith(typed)) continue;
      badge.remove();
      this.#shown.delete(label);
    }
    return null;
  }

  clear() {
    this.#wanted = null;
    this.#shown.clear();
    this.#layer.replaceChildren();
  }
}

/** Whether words are in the window, and under none of its bars and cards. @param {DOMRect} box */
function isSeen(box) {
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return there?.closest("#story, .hints") !== null && there !== null;
}

/**
 * Puts letters in their places; of marks that begin together, one behind the other.
 * @param {{badge: HTMLElement, left: number, top: number}[]} badges
 */
function apart(badges) {
  const sorted = [...badges].sort((a, b) => a.top - b.top || a.left - b.left);
  let free = { top: NaN, left: 0 };
  for (const { badge, left, top } of sorted) {
    const at = Math.abs(top - free.top) < MOST_HEIGHT ? Math.max(left, free.left) : left;
    badge.style.left = `${at}px`;
    badge.style.top = `${top}px`;
    free = { top, left: at + badge.offsetWidth + GAP };
  }
}

/**
 * How far letters reach from the top of their box, and from one ink to the other, by font; pixels.
 * @type {Map<string, {above: number, ink: number}>}
 */
const fonts = new Map();
const canvas = document.createElement("canvas").getContext("2d");

/**
 * What is free between the ink of a line and that of the one before it.
 *
 * @param {HTMLElement} block
 * @param {DOMRect} box of a letter in the line
 */
function roomAbove(block, box) {
  const { font, lineHeight } = getComputedStyle(block);
  let known = fonts.get(font);
  if (!known && canvas) {
    canvas.font = font;
    const ink = canvas.measureText("dlhkEgpqj");
    known = {
      above: ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent,
      ink: ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent,
    };
    fonts.set(font, known);
  }
  const { above, ink } = known ?? { above: 0, ink: 0 };
  const isFirst = box.top - block.getBoundingClientRect().top < box.height / 2;
  const free = isFirst ? MOST_HEIGHT : Math.floor(parseFloat(lineHeight) - ink) || MOST_HEIGHT;
  return { bottom: box.top + above, height: Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, free)) };
}
