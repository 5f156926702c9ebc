/**
 * Tells the page around the frame how high the article is, and where a followed link leads to: a frame that
 * is as high as its content doesn't scroll by itself. Nothing secret is told, so anybody may hear it; nothing
 * is heard.
 */

const tell = (/** @type {{height: number} | {reveal: number}} */ message) => parent.postMessage(message, "*");

new ResizeObserver(() => tell({ height: document.body.getBoundingClientRect().height })).observe(
  document.body,
);

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a[href^='#']") : null;
  const goal = link && document.querySelector(link.getAttribute("href") ?? "");
  // After the browser has gone there, which may have laid out what was skipped so far.
  if (goal) requestAnimationFrame(() => tell({ reveal: goal.getBoundingClientRect().top + scrollY }));
});

export {};
