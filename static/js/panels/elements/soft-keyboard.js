/**
 * Tells the style sheet how much of the window a keyboard on the screen covers, so that bars and cards stand
 * above it.
 */

/** Above this the page is pinched to be larger, which also makes the seen part smaller. */
const PINCHED = 1.05;

/**
 * @param {HTMLElement} root gets `--covered`, in pixels
 * @returns {() => void} stop
 */
export function stayAboveKeyboard(root) {
  const view = globalThis.visualViewport;
  if (!view) return () => {};
  let before = 0;
  const update = () => {
    const { clientHeight } = document.documentElement;
    const covered = view.scale > PINCHED
      ? 0
      : Math.max(0, Math.round(clientHeight - view.height - view.offsetTop));
    if (covered === before) return;
    before = covered;
    root.style.setProperty("--covered", `${covered}px`);
    const field = document.activeElement;
    if (
      covered && field instanceof HTMLElement && root.contains(field) &&
      field.matches("input, textarea, select")
    ) field.scrollIntoView({ block: "nearest" });
  };
  const stopping = new AbortController();
  for (const change of ["resize", "scroll"]) {
    view.addEventListener(change, update, { signal: stopping.signal });
  }
  update();
  return () => stopping.abort();
}
