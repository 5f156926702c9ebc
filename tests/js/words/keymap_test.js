import assert from "node:assert/strict";
import { COMMANDS } from "../../../static/js/panels/keys/commands.js";
import { ariaShortcut, resolve, shown, strokeOf } from "../../../static/js/words/keymap.js";

/** @param {string} key @param {Partial<import("../../../static/js/words/keymap.js").Press>} [more] */
const press = (key, more = {}) =>
  strokeOf({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });

Deno.test("letters ignore Caps Lock and keep Shift", () => {
  assert.deepEqual([press("c"), press("C"), press("U", { shiftKey: true }), press("u", { shiftKey: true })], [
    "c",
    "c",
    "Shift+u",
    "Shift+u",
  ]);
});

Deno.test("signs carry no Shift and no AltGr, whatever a keyboard needs to type them", () => {
  assert.deepEqual([
    press("?", { shiftKey: true }),
    press("+", { shiftKey: true }),
    press("#", { altKey: true, ctrlKey: true }),
  ], ["?", "+", "#"]);
});

Deno.test("chords name their modifiers in one order, and Command counts as Control", () => {
  assert.deepEqual(
    [
      press("z", { ctrlKey: true }),
      press("Z", { metaKey: true, shiftKey: true }),
      press("ArrowLeft", { altKey: true, shiftKey: true }),
    ],
    ["Ctrl+z", "Ctrl+Shift+z", "Alt+Shift+ArrowLeft"],
  );
});

Deno.test("nothing is heard while an input method composes, nor a modifier alone", () => {
  assert.deepEqual([press("c", { isComposing: true }), press("Process"), press("Dead"), press("Shift")], [
    null,
    null,
    null,
    null,
  ]);
});

Deno.test("a browser's own chord is no command", () => {
  for (const key of ["c", "f", "s", "l", "n", "1"]) {
    assert.equal(resolve(COMMANDS, "", press(key, { ctrlKey: true }) ?? ""), null, key);
  }
});

Deno.test("g waits for a second key and then means its own commands", () => {
  assert.deepEqual(resolve(COMMANDS, "", "g"), { prefix: "g" });
  const meaning = resolve(COMMANDS, "g", "c");
  assert.equal(meaning && "command" in meaning ? meaning.command.id : null, "go-claim");
  assert.equal(resolve(COMMANDS, "g", "x"), null);
});

Deno.test("no key means two things, and none hides a sequence", () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  assert.deepEqual(keys.filter((key, place) => keys.indexOf(key) !== place), []);
  assert.deepEqual(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `))), []);
});

Deno.test("no key needs a bracket, which many keyboards can't reach", () => {
  assert.equal(COMMANDS.some((command) => command.keys.some((key) => /[[\]{}\\|@~]/.test(key))), false);
});

Deno.test("keys are written for people and for assistive technology", () => {
  assert.deepEqual(["Shift+ArrowLeft", "g c", "+", "Ctrl+z", "#"].map(shown), [
    "Shift+←",
    "G C",
    "+",
    "Ctrl+Z",
    "#",
  ]);
  assert.deepEqual(["c", "Ctrl+z", "+", "g c"].map(ariaShortcut), ["c", "Control+z", "Plus", null]);
});
