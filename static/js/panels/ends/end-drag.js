/**
 * Dragging an end of a mark, by mouse, pen or finger. The text is looked at once a frame at most; near the
 * edges of the window the page scrolls under the pointer.
 */

/** @import { EndPlace } from "../../paint/end-places.js" */
/** @import { Story } from "../../paint/story.js" */
import { offsetNear } from "../../paint/end-places.js";

/** Pixels that a pointer moves before it drags: less is a click, or a hand that trembles. */
const THRESHOLD = 4;
/** Pixels above and below which the page scrolls, and how many pixels a frame at most. */
const EDGE = 48;
const MOST_SPEED = 24;

/**
 * @typedef {object} Dragging
 * @property {() => boolean} begin Answers false where nothing may be moved.
 * @property {(offset: number, isExact: boolean) => void} move Once a frame while the pointer moves.
 * @property {() => void} drop
 * @property {() => void} tap The pointer goes up where it went down. After a quick drag phones make no click
 *   of that.
 * @property {() => void} giveUp By Escape, or because the pointer was taken away.
 */

export class EndDrag {
  #story;
  #listener;
  #frame = 0;
  /** @type {AbortController | null} While the pointer is down. */
  #held = null;
  #isMoving = false;
  /** Where the pointer went down, and where the letter lies from there. */
  #from = { x: 0, y: 0, toX: 0, toY: 0 };
  /** Where it is now. */
  #at = { x: 0, y: 0, isExact: false };

  /**
   * @param {Story} story
   * @param {Dragging} listener
   */
  constructor(story, listener) {
    this.#story = story;
    this.#listener = listener;
  }

  /**
   * The pointer goes down on a handle.
   *
   * @param {PointerEvent} event
   * @param {EndPlace} place Of the end that it holds.
   */
  hold(event, place) {
    if (event.button !== 0 || !event.isPrimary) return;
    // Neither the focus nor the selection is to go away, nor is text to be selected.
    event.preventDefault();
    this.stop();
    this.#held = new AbortController();
    const { signal } = this.#held;
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    handle.setPointerCapture(event.pointerId);
    this.#from = {
      x: event.clientX,
      y: event.clientY,
      toX: place.x - event.clientX,
      toY: (place.top + place.bottom) / 2 - event.clientY,
    };
    handle.addEventListener("pointermove", (moved) => this.#onMove(moved), { signal });
    handle.addEventListener("pointerup", (up) => this.#onUp(up), { signal });
    for (const lost of ["pointercancel", "lostpointercapture"]) {
      handle.addEventListener(lost, () => this.#giveUp(), { signal });
    }
    document.addEventListener("keydown", (key) => this.#onKey(key), { signal, capture: true });
  }

  /** Leaves the end where it is, without a message. */
  stop() {
    this.#held?.abort();
    this.#held = null;
    this.#isMoving = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    this.#at = { x: event.clientX, y: event.clientY, isExact: event.altKey };
    if (
      !this.#isMoving && Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y) < THRESHOLD
    ) return;
    if (!this.#isMoving && !this.#listener.begin()) return this.stop();
    this.#isMoving = true;
    this.#frame ||= requestAnimationFrame(() => this.#follow());
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    const wasMoving = this.#isMoving;
    if (wasMoving) {
      // The last frame may not have come yet.
      this.#at = { x: event.clientX, y: event.clientY, isExact: event.altKey };
      this.#look();
    }
    this.stop();
    hush(event.pointerId, /** @type {HTMLElement} */ (event.currentTarget));
    if (wasMoving) this.#listener.drop();
    else this.#listener.tap();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || !this.#isMoving) return;
    event.preventDefault();
    event.stopPropagation();
    this.#giveUp();
  }

  #giveUp() {
    const wasMoving = this.#isMoving;
    this.stop();
    if (wasMoving) this.#listener.giveUp();
  }

  #follow() {
    this.#frame = 0;
    const { top, bottom } = room();
    const { y } = this.#at;
    const speed = speedAt(y - top) - speedAt(bottom - y);
    if (speed) scrollBy({ top: -speed, behavior: "instant" });
    this.#look();
    if (speed && this.#isMoving) this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #look() {
    const { top, bottom } = room();
    const { x, y, isExact } = this.#at;
    const { toX, toY } = this.#from;
    const offset = offsetNear(this.#story, x + toX, Math.max(top, Math.min(y + toY, bottom - 1)));
    if (offset !== null) this.#listener.move(offset, isExact);
  }
}

/**
 * Takes back the click that ends a touch when it meets something else than the handle: what the touch did has
 * moved the page under the finger, and the click would choose whatever lies there now.
 *
 * @param {number} pointer
 * @param {HTMLElement} handle
 */
function hush(pointer, handle) {
  const over = new AbortController();
  const { signal } = over;
  document.addEventListener("pointerdown", () => over.abort(), { signal, capture: true });
  document.addEventListener("click", (event) => {
    const { pointerId } = /** @type {PointerEvent} */ (event);
    if (pointerId === pointer && !(event.target instanceof Node && handle.contains(event.target))) {
      event.stopPropagation();
    }
  }, { signal, capture: true });
}

/** How fast the page scrolls, so many pixels within an edge. @param {number} distance */
function speedAt(distance) {
  return distance >= EDGE ? 0 : Math.min(MOST_SPEED, Math.ceil((EDGE - distance) / 3));
}

/** The part of the window that no bar covers, in client pixels. */
function room() {
  const bars = [...document.querySelectorAll(".top-bar, .desk__bar")].map((bar) =>
    bar.getBoundingClientRect()
  );
  const isHigh = (/** @type {DOMRect} */ box) => box.top < innerHeight / 2;
  return {
    top: Math.max(0, ...bars.filter(isHigh).map((box) => box.bottom)),
    bottom: Math.min(innerHeight, ...bars.filter((box) => !isHigh(box)).map((box) => box.top)),
  };
}
