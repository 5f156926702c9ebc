/** The correction page: a box that the Tab key leads to is brought clear of the bar of buttons. */

// The browser brings only the caret into sight, and so leaves the lower lines of a box behind the bar. Not on
// a click: the text would move away under the pointer.
document.addEventListener("keyup", ({ key }) => {
  if (key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" });
});
