/** What can wait until the change in the text is seen. */

/**
 * @param {() => void} work
 * @returns {() => void} Has the work done once, behind the next frame, however often it is called until then.
 */
export function afterFrame(work) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isDue = false;
        work();
      })
    );
  };
}
