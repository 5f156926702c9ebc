/** The search page: arrow keys go from the words to what was found, and through it. */

const field = /** @type {HTMLInputElement} */ (document.getElementById("id_q"));

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = /** @type {HTMLElement} */ (event.target);
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const hits = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-hit]")]);
  const place = hits.indexOf(from);
  if (!hits.length || (from !== field && place < 0)) return;
  // Above the first is the field.
  const next = from === field ? (step > 0 ? hits[0] : null) : place + step < 0 ? field : hits[place + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
