/**
 * What `make bench` does inside the page that it measures. Runs before the page's own scripts.
 *
 * Marks on the browser's own clock say when something arrived and when it was painted; the trace is cut at
 * them.
 */

/**
 * Marks that a frame is being made: the trace says when it was handed over to be shown.
 * @param {string} name
 */
const inFrame = (name) => requestAnimationFrame(() => performance.mark(name));

addEventListener("keydown", () => {
  performance.mark("key");
  inFrame("frame");
}, true);

(function look() {
  const isMarked = [...CSS.highlights.values()].some((highlight) => highlight.size > 0) ||
    document.querySelector("#story mark");
  if (!isMarked) return requestAnimationFrame(look);
  // What is on the page by now is painted in the frame that is being made; this is told behind it.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => performance.mark("first");
  channel.port2.postMessage(null);
})();

/** Milliseconds of the long tasks: those of 50 or more. @type {number[]} */
const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: "longtask", buffered: true });

/** @param {string} selector @returns {HTMLElement} */
const found = (selector) => {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`);
  return element;
};

Object.assign(globalThis, {
  bench: {
    /** Milliseconds from the request for the page to its last byte. */
    pageTime() {
      const [navigation] = performance.getEntriesByType("navigation");
      if (!(navigation instanceof PerformanceNavigationTiming)) throw new Error("No page was navigated to.");
      return navigation.responseEnd - navigation.requestStart;
    },

    /** Milliseconds from the navigation to the first marks. */
    first: () => performance.getEntriesByName("first")[0]?.startTime ?? NaN,

    /** Milliseconds of the longest task so far; 0 when none had 50. */
    longestTask: () => Math.max(0, ...longTasks),

    /** Compressed bytes of the scripts asked for before the first marks were painted. */
    scriptBytes() {
      const first = this.first();
      return performance.getEntriesByType("resource")
        .filter(({ name, startTime }) => name.endsWith(".js") && startTime < first)
        .reduce(
          (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
          0,
        );
    },

    /**
     * Scrolls 120 pixels a frame.
     * @param {number} frames
     * @returns {Promise<number[]>} milliseconds between frames
     */
    scroll: (frames) =>
      new Promise((done) => {
        /** @type {number[]} */
        const gaps = [];
        let last = performance.now();
        performance.mark("scroll");
        const step = (/** @type {number} */ now) => {
          gaps.push(now - last);
          last = now;
          scrollBy(0, 120);
          if (gaps.length < frames) return requestAnimationFrame(step);
          performance.mark("scrolled");
          done(gaps.slice(1));
        };
        requestAnimationFrame(step);
      }),

    /** Milliseconds of the layout after the column has got narrower. */
    reflow() {
      const story = found("#story");
      const begun = performance.now();
      story.style.maxInlineSize = "30rem";
      story.getBoundingClientRect();
      const taken = performance.now() - begun;
      story.style.maxInlineSize = "";
      return taken;
    },

    /** Gives the marks another theme: each kind the colours of another. */
    recolour() {
      const kinds = ["claim", "source", "cue", "entity", "figure", "note"];
      const root = getComputedStyle(document.documentElement);
      performance.mark("theme");
      kinds.forEach((kind, place) => {
        for (const part of ["", "-wash"]) {
          found("#story").style.setProperty(
            `--kind-${kind}${part}`,
            root.getPropertyValue(`--kind-${kinds[(place + 1) % kinds.length]}${part}`),
          );
        }
      });
      inFrame("frame");
    },

    /**
     * Goes to the mark at a place of the list, given from 0 to 1, as somebody does who clicks there.
     * @param {number} place
     */
    jump(place) {
      const buttons = document.querySelectorAll("#list-panel .list__go");
      const button = buttons[Math.floor(place * (buttons.length - 1))];
      if (!(button instanceof HTMLElement)) throw new Error("The list of marks is empty.");
      performance.mark("jump");
      button.click();
      inFrame("frame");
    },

    /**
     * Pixels by which the active mark's first line stands outside the part of the window that no bar covers.
     */
    missed() {
      const [range] = [...CSS.highlights].flatMap(([name, highlight]) =>
        name.startsWith("galley-active-") ? [...highlight] : []
      );
      if (!range) throw new Error("No mark is active.");
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const line = live.getClientRects()[0] ?? new DOMRect();
      const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
      const [top, bottom] = [parseFloat(scrollPaddingTop), innerHeight - parseFloat(scrollPaddingBottom)];
      return Math.max(0, top - line.top, line.bottom - bottom);
    },

    /**
     * Milliseconds to find the mark under a point, by the desk's own modules on the page's own text.
     *
     * @param {string} modules address of their folder
     * @param {string} marks address of the article's marks
     */
    async hitTest(modules, marks) {
      const [{ Story }, { SpanIndex }, { annotationRows }] = await Promise.all(
        ["paint/story.js", "paint/index.js", "store/columns.js"].map((name) => import(modules + name)),
      );
      const story = new Story(found("#story"));
      const index = new SpanIndex(story.prose);
      const lines = (await (await fetch(marks)).text()).trim().split("\n");
      // The last line says that nothing is missing.
      for (const line of lines.slice(0, -1)) {
        for (const row of annotationRows(JSON.parse(line), { article: "", text: () => "" })) {
          index.replace({ id: row.id, kind: row.kind, pieces: row.anchor.pieces });
        }
      }
      const box = story.element.getBoundingClientRect();
      const points = Array.from(
        { length: 400 },
        (_, i) => [box.left + ((i * 37) % box.width), (i * 53) % innerHeight],
      );
      let hits = 0;
      const begun = performance.now();
      for (const [x, y] of points) {
        const offset = story.offsetAt(x, y);
        if (offset !== null && index.at(offset).length) hits += 1;
      }
      const taken = (performance.now() - begun) / points.length;
      if (!hits) throw new Error("No point lay on a mark.");
      return taken;
    },
  },
});
