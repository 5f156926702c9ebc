/** Tells the margin when the text below it moved, or was laid out anew. */

/** @import { Story } from "../../paint/story.js" */

/** Pixels of a frame in which a text flies by, and isn't read. */
const FLIGHT = 60;

/**
 * @param {Story} story
 * @param {object} listeners
 * @param {() => number} listeners.reach  pixels from where cards were drawn at which they are drawn again
 * @param {() => number} listeners.drawnAt  where that was
 * @param {() => void} listeners.draw
 * @param {() => void} listeners.remeasure  lines break elsewhere
 * @returns {() => void} stop
 */
export function watchText(story, { reach, drawnAt, draw, remeasure }) {
  const stopping = new AbortController();
  const { signal } = stopping;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let pause;
  let last = scrollY;
  // At most ten times a second, and nobody reads cards that fly by: they come when the text slows down.
  const soon = () => {
    pause ??= setTimeout(() => {
      pause = undefined;
      draw();
    }, 100);
  };
  const onScroll = () => {
    const isDue = pause !== undefined || Math.abs(scrollY - drawnAt()) > reach();
    if (Math.abs(scrollY - last) > FLIGHT) pause = void clearTimeout(pause);
    last = scrollY;
    if (isDue) soon();
  };
  let measure = "";
  const observer = new ResizeObserver((entries) => {
    const { font, letterSpacing, wordSpacing } = getComputedStyle(story.blocks[0]?.element ?? story.element);
    const now = [entries[0]?.contentRect.width, font, letterSpacing, wordSpacing].join();
    // The column gets longer and shorter all the time, with each section that is laid out: no line breaks
    // elsewhere then.
    if (now === measure) return soon();
    measure = now;
    remeasure();
  });
  observer.observe(story.element);
  addEventListener("scroll", onScroll, { passive: true, signal });
  const stop = story.watch(soon);
  return () => {
    stop();
    clearTimeout(pause);
    observer.disconnect();
    stopping.abort();
  };
}
