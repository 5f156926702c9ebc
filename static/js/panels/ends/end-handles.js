/**
 * The two handles at the ends of a mark: a layer over the text, never in it. They scroll with the text by
 * themselves, and are put in their places again only when the column changes or its sections come and go.
 */

/** @import { End, Pieces } from "../../anchoring/ends.js" */
/** @import { EndPlace } from "../../paint/end-places.js" */
/** @import { Story } from "../../paint/story.js" */
import { placeOf } from "../../anchoring/ends.js";
import { placeOnScreen } from "../../paint/end-places.js";
import { element } from "../elements/element.js";

/** @type {readonly End[]} */
const ENDS = ["start", "end"];

/** Milliseconds without another mark at hand, after which its handles are drawn. */
const PAUSE = 150;

/** Words of the mark that show where an end is. */
const WORDS = 4;

/**
 * @typedef {object} Hands
 * @property {(event: PointerEvent, end: End, place: EndPlace) => void} hold
 * @property {(event: KeyboardEvent, end: End) => void} key
 * @property {(end: End) => void} click
 */

export class EndHandles {
  #story;
  #stage;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #pause;
  #observer = new ResizeObserver(() => this.#later());
  #stopWatching = () => {};
  /** @type {{pieces: Pieces, name: string} | null} */
  #mark = null;
  /** @type {Record<End, HTMLElement>} */
  #handles;
  /** @type {Map<End, EndPlace>} */
  #places = new Map();

  /**
   * @param {Story} story
   * @param {HTMLElement} layer
   * @param {HTMLElement} stage that the layer lies in
   * @param {Hands} hands
   */
  constructor(story, layer, stage, hands) {
    this.#story = story;
    this.#stage = stage;
    const handle = (/** @type {End} */ end) =>
      element("div", {
        class: `end-handle end-handle--${end}`,
        role: "slider",
        tabindex: "-1",
        hidden: true,
        "aria-keyshortcuts":
          "ArrowLeft ArrowRight ArrowUp ArrowDown Alt+ArrowLeft Alt+ArrowRight Enter Escape",
        onpointerdown: (/** @type {PointerEvent} */ event) => {
          const place = placeOnScreen(story, this.#mark?.pieces ?? [], end);
          if (place) hands.hold(event, end, place);
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => hands.key(event, end),
        onclick: () => hands.click(end),
      });
    this.#handles = { start: handle("start"), end: handle("end") };
    layer.append(this.#handles.start, this.#handles.end);
  }

  /**
   * Show the ends of these pieces, or none. Measuring makes the browser lay the text out, so it waits until
   * somebody who makes one mark after the other pauses; not when the ends are being moved.
   *
   * @param {{pieces: Pieces, name: string} | null} mark
   * @param {boolean} isInHand
   */
  show(mark, isInHand) {
    const wasShown = this.#mark !== null;
    this.#mark = mark?.pieces.length ? mark : null;
    if (this.#mark && !wasShown) {
      this.#observer.observe(this.#story.element);
      this.#stopWatching = this.#story.watch(() => this.#later());
    } else if (!this.#mark && wasShown) {
      this.#observer.disconnect();
      this.#stopWatching();
    }
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (!mark || isInHand) return this.#draw();
    for (const end of ENDS) this.#handles[end].hidden ||= this.#handles[end] !== document.activeElement;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#draw();
    }, PAUSE);
  }

  /** Whether they may be reached by Tab. @param {boolean} on */
  offer(on) {
    for (const end of ENDS) this.#handles[end].tabIndex = on ? 0 : -1;
  }

  /** @param {End} end */
  focus(end) {
    this.#handles[end].focus({ preventScroll: true });
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#pause === undefined) this.#draw();
    });
  }

  #draw() {
    const mark = this.#mark;
    // Measured together, before anything is moved.
    for (const end of ENDS) {
      const place = mark && placeOnScreen(this.#story, mark.pieces, end);
      if (place) this.#places.set(end, place);
      else this.#places.delete(end);
    }
    const stage = this.#places.size ? this.#stage.getBoundingClientRect() : null;
    for (const end of ENDS) {
      const handle = this.#handles[end];
      const place = this.#places.get(end);
      // The one that has the focus stays, also while the text is scrolled away from it.
      const isHidden = !mark || (!place && handle !== document.activeElement);
      if (handle.hidden !== isHidden) handle.hidden = isHidden;
      if (!mark || !place || !stage) continue;
      this.#tell(handle, end, mark);
      put(handle, place, stage);
    }
  }

  /** @param {HTMLElement} handle @param {End} end @param {{pieces: Pieces, name: string}} mark */
  #tell(handle, end, { pieces, name }) {
    const { prose } = this.#story;
    const [start, stop] = [placeOf(pieces, "start"), placeOf(pieces, "end")];
    const words = pieces.map((piece) => prose.text(piece.start, piece.end)).join(" … ").split(/\s+/);
    const near = end === "start" ? words.slice(0, WORDS) : words.slice(-WORDS);
    handle.setAttribute("aria-label", `${end === "start" ? "Start" : "End"} of the ${name}`);
    handle.setAttribute("aria-valuemin", String(end === "start" ? 0 : start + 1));
    handle.setAttribute("aria-valuemax", String(end === "start" ? stop - 1 : prose.length));
    handle.setAttribute("aria-valuenow", String(end === "start" ? start : stop));
    handle.setAttribute(
      "aria-valuetext",
      `${end === "start" ? "begins with" : "ends with"} “${near.join(" ")}”`,
    );
  }
}

/**
 * Below its line and outside of the mark, but never outside of the page.
 *
 * @param {HTMLElement} handle
 * @param {EndPlace} place
 * @param {DOMRect} stage
 */
function put(handle, { x, top, bottom, isAtRight }, stage) {
  const size = handle.offsetWidth;
  const edge = x - stage.left;
  const left = Math.max(0, Math.min(isAtRight ? edge : edge - size, stage.width - size));
  handle.classList.toggle("end-handle--right", isAtRight);
  handle.style.translate = `${Math.round(left)}px ${Math.round(bottom - stage.top)}px`;
  handle.style.setProperty("--end-edge", `${Math.round(edge - left)}px`);
  handle.style.setProperty("--end-line", `${Math.round(bottom - top)}px`);
}
