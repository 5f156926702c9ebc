/** Letters on the sources and cues that can be seen, to be typed or clicked. */

/** @import { Desk } from "../desk/desk.js" */
import { hintLabels } from "../../words/hint-labels.js";
import { element } from "../elements/element.js";

export class Hints {
  #desk;
  #layer;
  #take;
  /** @type {Map<string, {id: string, badge: HTMLElement}>} */
  #shown = new Map();

  /**
   * @param {Pick<Desk, "story"|"index"|"record"|"describe">} desk
   * @param {HTMLElement} layer lies over the viewport
   * @param {(id: string) => void} take
   */
  constructor(desk, layer, take) {
    this.#desk = desk;
    this.#layer = layer;
    this.#take = take;
    const again = () => this.#shown.size && this.draw(this.#except);
    addEventListener("scroll", again, { passive: true });
    addEventListener("resize", again);
  }

  #except = "";

  get size() {
    return this.#shown.size;
  }

  /** @param {string} except the claim itself */
  draw(except) {
    this.#except = except;
    const { story, index, record } = this.#desk;
    const spans = story.visibleSections.flatMap((section) => index.inSection(section));
    const from = record.annotation(except)?.anchor.pieces[0]?.start ?? 0;
    const near = [
      ...new Map(
        spans.filter((span) => span.kind === "source" || span.kind === "cue").map((span) => [span.id, span]),
      ).values(),
    ];
    const seen = near.flatMap((span) => {
      const first = span.pieces[0];
      const box = first && span.id !== except
        ? story.rects({ start: first.start, end: first.start + 1 })[0]
        : undefined;
      return box && isSeen(box) ? [{ span, box, away: Math.abs((first?.start ?? 0) - from) }] : [];
    }).sort((a, b) => a.away - b.away);
    const labels = hintLabels(seen.length);
    this.#shown.clear();
    const badges = seen.map(({ span, box }, place) => {
      const label = labels[place] ?? "";
      const annotation = record.annotation(span.id);
      const badge = element("button", {
        type: "button",
        class: `hint hint--${span.kind}`,
        tabindex: "-1",
        "aria-label": `${label}: ${annotation ? this.#desk.describe(annotation) : ""}`,
        onclick: () => this.#take(span.id),
      }, label);
      badge.style.left = `${Math.max(0, box.left - 4)}px`;
      badge.style.top = `${box.top - 11}px`;
      this.#shown.set(label, { id: span.id, badge });
      return badge;
    });
    this.#layer.replaceChildren(...badges);
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
    this.#shown.clear();
    this.#layer.replaceChildren();
  }
}

/** Whether words are in the window, and under none of its bars and cards. @param {DOMRect} box */
function isSeen(box) {
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return there?.closest("#story, .hints") !== null && there !== null;
}
