/** Letters on the marks that can be seen, to be typed or clicked. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { distanceBetween } from "../../store/likely-chain.js";
import { hintLabels } from "../../words/hint-labels.js";
import { element } from "../elements/element.js";

/** Pixels. */
const HEIGHT = 12;
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
      return { badge, left: Math.max(0, box.left), top: box.top + spaceAbove(block) - HEIGHT };
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
    const at = Math.abs(top - free.top) < HEIGHT ? Math.max(left, free.left) : left;
    badge.style.left = `${at}px`;
    badge.style.top = `${top}px`;
    free = { top, left: at + badge.offsetWidth + GAP };
  }
}

/** By a block’s font: pixels between the top of its letters' boxes and their ink. @type {Map<string, number>} */
const spaces = new Map();
const canvas = document.createElement("canvas").getContext("2d");

/** @param {HTMLElement} block */
function spaceAbove(block) {
  const { font } = getComputedStyle(block);
  let space = spaces.get(font);
  if (space === undefined && canvas) {
    canvas.font = font;
    const { fontBoundingBoxAscent, actualBoundingBoxAscent } = canvas.measureText("dlhkE");
    space = fontBoundingBoxAscent - actualBoundingBoxAscent;
    spaces.set(font, space);
  }
  return space ?? 0;
}
