import assert from "node:assert/strict";
import { COMMANDS } from "../../../static/js/panels/keys/commands.js";
import { bound, clashes, working } from "../../../static/js/words/bindings.js";
import { rivalOf, whyNot, withKeys } from "../../../static/js/words/key-choices.js";
import { isCharacter, resolve } from "../../../static/js/words/keymap.js";

const TABLE = [
  { id: "claim", keys: ["c", "1"], label: "Claim" },
  { id: "go", keys: ["g c"], label: "Go" },
  { id: "undo", keys: ["u", "Ctrl+z"], label: "Undo" },
  { id: "leave", keys: ["Escape"], label: "Leave" },
];
/** @param {Record<string, string[]>} keys @param {boolean} [single_letters] */
const keymap = (keys, single_letters = true) => ({ single_letters, keys });
/** @param {{id: string, keys: readonly string[]}[]} commands */
const table = (commands) => Object.fromEntries(commands.map(({ id, keys }) => [id, keys]));

Deno.test("a person's keys take the place of the usual ones", () => {
  assert.deepEqual(table(bound(TABLE, keymap({ claim: ["F2"], undo: [] }))), {
    claim: ["F2"],
    go: ["g c"],
    undo: [],
    leave: ["Escape"],
  });
});

Deno.test("a usual key that was given to another command is that one's alone", () => {
  assert.deepEqual(table(bound(TABLE, keymap({ undo: ["c"] }))).claim, ["1"]);
  assert.deepEqual(table(bound(TABLE, keymap({ undo: ["g"] }))).go, []);
});

Deno.test("unknown commands are passed over, and Escape stays", () => {
  assert.deepEqual(table(bound(TABLE, keymap({ dance: ["c"], leave: ["c"] }))), table(TABLE));
});

Deno.test("with the letters off only keys that type nothing work", () => {
  assert.deepEqual(table(working(TABLE, keymap({}, false))), {
    claim: [],
    go: [],
    undo: ["Ctrl+z"],
    leave: ["Escape"],
  });
  assert.deepEqual(
    ["c", "Shift+c", "#", "+", "Space", "F2", "Ctrl+c", "Alt+c", "Enter", "Ctrl++"].filter(isCharacter),
    ["c", "Shift+c", "#", "+", "Space"],
  );
});

Deno.test("with the letters off every key left is one with Ctrl or Alt, or has a name", () => {
  const left = working(COMMANDS, keymap({}, false)).flatMap(({ keys }) => keys);
  assert.deepEqual(
    left.filter((key) => !/^(?:Ctrl|Alt|Shift\+Arrow|Arrow|Enter|Delete|Backspace|Tab|Escape)/.test(key)),
    [],
  );
  assert.ok(left.includes("Ctrl+k"));
});

Deno.test("two keys clash when they are the same, or one begins the other", () => {
  assert.deepEqual([
    clashes("c", "c"),
    clashes("g", "g c"),
    clashes("g c", "g"),
    clashes("g", "Ctrl+g"),
    clashes("g c", "g s"),
  ], [true, true, true, false, false]);
});

Deno.test("the command that has a key is named", () => {
  assert.equal(rivalOf(TABLE, "undo", "c")?.id, "claim");
  assert.equal(rivalOf(TABLE, "undo", "g")?.id, "go");
  assert.equal(rivalOf(TABLE, "claim", "c"), undefined);
  assert.equal(rivalOf(TABLE, "undo", "x"), undefined);
});

Deno.test("what belongs to the browser, and what lets go, is not given away", () => {
  assert.deepEqual(
    ["Tab", "Shift+Tab", "Escape", "Ctrl+c", "Ctrl+Shift+t", "MediaPlay"].filter((key) =>
      whyNot(key) === null
    ),
    [],
  );
  assert.deepEqual(
    ["c", "Ctrl+k", "+", "Ctrl++", "F5", "Space", "Shift+ArrowUp", "é"].filter((key) => whyNot(key) !== null),
    [],
  );
});

Deno.test("only what is not as usual is kept", () => {
  const changed = withKeys(TABLE, keymap({}), { claim: ["F2"] });
  assert.deepEqual(changed.keys, { claim: ["F2"] });
  assert.deepEqual(withKeys(TABLE, changed, { claim: ["c", "1"] }).keys, {});
});

Deno.test("a usual key that had to give way is kept as gone", () => {
  assert.deepEqual(withKeys(TABLE, keymap({}), { undo: ["u", "c"], claim: ["1"] }).keys, {
    claim: ["1"],
    undo: ["u", "c"],
  });
});

Deno.test("keys are resolved as they are bound", () => {
  const commands = bound(TABLE, keymap({ claim: ["x y"] }));
  assert.deepEqual(resolve(commands, "", "x"), { prefix: "x" });
  const meaning = resolve(commands, "x", "y");
  assert.equal(meaning && "command" in meaning ? meaning.command.id : null, "claim");
  assert.equal(resolve(commands, "", "c"), null);
});
