/** What no bar covers of the window. */

/** Pixels between a bar and what keeps clear of it. */
const CLEAR = 8;

/**
 * @param {Element} root of the desk
 * @returns {{top: number, bottom: number}} in the window's pixels
 */
export function freeWindow(root) {
  const above = root.querySelector(".desk__bar")?.getBoundingClientRect().bottom ?? 0;
  const below = [...root.querySelectorAll(".desk__foot, .link-bar:not([hidden])")].flatMap((bar) => {
    const { top, height } = bar.getBoundingClientRect();
    return height ? top : [];
  });
  return { top: above + CLEAR, bottom: Math.min(innerHeight, ...below) - CLEAR };
}
