/**
 * Which sections of the article are near the viewport.
 *
 * One IntersectionObserver over sections of about ten blocks serves cards, handles and links alike; paint is
 * nearer (`near-blocks.js`). The sections in view at the start are found at once, so that the first screen is
 * painted before the observer first calls.
 *
 * @typedef {{shown: number[], hidden: number[]}} WindowChange Numbers of sections, or of blocks.
 */

/** How far beyond the viewport still counts as near, in parts of its height. */
const MARGIN = 0.6;

export class SectionWindow {
  /** @type {Set<number>} */
  #near = new Set();
  /** @type {Set<(change: WindowChange) => void>} */
  #listeners = new Set();
  /** @type {IntersectionObserver | null} */
  #observer = null;
  /** @type {Map<Element, number>} */
  #numbers;

  /** @param {readonly HTMLElement[]} sections */
  constructor(sections) {
    this.sections = sections;
    this.#numbers = new Map(sections.map((section, number) => [section, number]));
  }

  /** The sections near the viewport, in order. */
  get visible() {
    return [...this.#near].sort((a, b) => a - b);
  }

  /**
   * Hear of sections that come near and go away; called at once with those that are near.
   *
   * @param {(change: WindowChange) => void} listener
   * @returns {() => void} stop
   */
  subscribe(listener) {
    if (this.#observer === null) this.#start();
    this.#listeners.add(listener);
    listener({ shown: this.visible, hidden: [] });
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#observer?.disconnect();
      this.#observer = null;
    };
  }

  #start() {
    this.#near = new Set(this.#firstScreen());
    const percent = `${MARGIN * 100}%`;
    this.#observer = new IntersectionObserver((entries) => this.#update(entries), {
      rootMargin: `${percent} 0px`,
    });
    for (const section of this.sections) this.#observer.observe(section);
  }

  /**
   * Sections lie below each other: a binary search for the first in view measures a handful of
   * boxes, never the inside of a skipped section.
   */
  #firstScreen() {
    const reach = innerHeight * MARGIN;
    let low = 0;
    let high = this.sections.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#box(middle).bottom < -reach) low = middle + 1;
      else high = middle;
    }
    const near = [];
    for (let i = low; i < this.sections.length && this.#box(i).top <= innerHeight + reach; i += 1) {
      near.push(i);
    }
    return near;
  }

  /** @param {number} number */
  #box(number) {
    return /** @type {HTMLElement} */ (this.sections[number]).getBoundingClientRect();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #update(entries) {
    /** @type {WindowChange} */
    const change = { shown: [], hidden: [] };
    for (const entry of entries) {
      const number = /** @type {number} */ (this.#numbers.get(entry.target));
      if (entry.isIntersecting === this.#near.has(number)) continue;
      if (entry.isIntersecting) this.#near.add(number);
      else this.#near.delete(number);
      (entry.isIntersecting ? change.shown : change.hidden).push(number);
    }
    if (change.shown.length + change.hidden.length === 0) return;
    for (const listener of this.#listeners) listener(change);
  }
}
