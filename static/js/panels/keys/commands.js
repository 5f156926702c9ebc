/**
 * Every command of the desk with its usual keys: the one table behind keyboard, toolbar, help and palette.
 */

/** @import { Kind } from "../../anchoring/types.js" */
/** @import { Desk, DeskCommand } from "../desk/desk.js" */
import { KINDS } from "../../anchoring/types.js";
import { KIND_NAMES } from "../../words/vocabulary.js";
import {
  addPieceToActive,
  deleteActive,
  link,
  markOrChange,
  openSection,
  redo,
  repeat,
  toSpeaker,
  undo,
} from "../marking/change-marks.js";
import { copyLink } from "../marking/copy-link.js";
import {
  cycle,
  goAlongLink,
  goTo,
  goToEdge,
  goToName,
  goToOpen,
  toggleKind,
} from "../marking/go-to-marks.js";
import { openOrKeep } from "../marking/keep-figure.js";

/** @type {Record<Kind, string>} */
const KIND_KEYS = { claim: "c", source: "s", cue: "q", entity: "e", figure: "#", note: "n" };

/**
 * The sections of a claim's card, by the key after R.
 * @type {readonly [key: string, section: string, label: string][]}
 */
const SECTIONS = [
  ["a", "chain", "Attribution: who says it, how sure, on what terms"],
  ["r", "responses", "What the parties answered"],
  ["f", "figures", "Figures"],
  ["e", "evidence", "Evidence for and against"],
  ["v", "verdict", "Verdict"],
  ["t", "topics", "Topics and credibility"],
  ["c", "relations", "Relations to other claims"],
  ["h", "history", "History of the mark"],
];

/** @type {DeskCommand[]} */
const marks = KINDS.map((kind, index) => ({
  id: `mark-${kind}`,
  keys: [KIND_KEYS[kind], String(index + 1)],
  label: `Mark as ${kind}, or make the active mark ${kind === "entity" ? "an" : "a"} ${kind}`,
  group: "Mark",
  button: KIND_NAMES[kind],
  run: (desk) => markOrChange(desk, kind),
}));

/**
 * @param {string} group
 * @param {string} id
 * @param {string[]} keys
 * @param {string} label
 * @param {(desk: Desk) => boolean|void} run
 * @param {Partial<DeskCommand>} [more]
 * @returns {DeskCommand}
 */
const command = (group, id, keys, label, run, more = {}) => ({ group, id, keys, label, run, ...more });

/** @type {readonly DeskCommand[]} */
export const COMMANDS = [
  ...marks,
  command("Mark", "repeat", ["."], "Repeat the last label", repeat, { button: "Repeat" }),
  // Shift and the full stop, on English keyboards and on most others.
  command(
    "Mark",
    "same-words",
    [">", ":"],
    "Find the same words elsewhere, to give them the same label",
    (desk) => desk.tell("same"),
  ),
  command("Mark", "add-piece", ["d"], "Add the selection to the active mark", addPieceToActive, {
    button: "Add piece",
    needs: "active",
  }),
  command("Mark", "ends", ["m"], "Move the ends of the active mark", (desk) => desk.tell("ends"), {
    button: "Ends",
    needs: "active",
  }),
  command("Mark", "link", ["l"], "Link the claim here to its source", link, {
    button: "Link",
    needs: "claim",
  }),
  command(
    "Mark",
    "open",
    ["Enter"],
    "Open the card of the mark here; keep the number of a new figure",
    openOrKeep,
  ),
  command(
    "Mark",
    "delete",
    ["Delete", "Backspace"],
    "Delete the active mark, or the one here",
    deleteActive,
    { button: "Delete", needs: "active" },
  ),
  command("Mark", "copy-link", ["y"], "Copy a link to the mark here", (desk) => void copyLink(desk)),
  command("Mark", "undo", ["u", "Ctrl+z"], "Undo", undo, { button: "Undo", needs: "undo" }),
  command("Mark", "redo", ["Shift+u", "Ctrl+Shift+z"], "Redo", redo, { button: "Redo", needs: "redo" }),
  command("Mark", "speaker", ["a"], "Attribute the claim here to the speaker of its turn", toSpeaker, {
    button: "Speaker",
    needs: "claim",
  }),
  command("Choose text", "find", ["/"], "Find words and choose them", (desk) => desk.tell("find"), {
    button: "Find",
  }),
  command(
    "Choose text",
    "word-left",
    ["ArrowLeft"],
    "Word before",
    (desk) => desk.selection.move("left", "word"),
  ),
  command(
    "Choose text",
    "word-right",
    ["ArrowRight"],
    "Word after",
    (desk) => desk.selection.move("right", "word"),
  ),
  command(
    "Choose text",
    "sentence-back",
    ["k", "ArrowUp"],
    "Sentence before",
    (desk) => desk.selection.move("backward", "sentence"),
  ),
  command(
    "Choose text",
    "sentence-on",
    ["j", "ArrowDown"],
    "Sentence after",
    (desk) => desk.selection.move("forward", "sentence"),
  ),
  command("Choose text", "name-on", ["w"], "Next name or number", (desk) => goToName(desk, 1)),
  command("Choose text", "name-back", ["Shift+w"], "Name or number before", (desk) => goToName(desk, -1)),
  command(
    "Choose text",
    "extend-left",
    ["Shift+ArrowLeft"],
    "Extend by a word to the left",
    (desk) => desk.selection.move("left", "word", true),
  ),
  command(
    "Choose text",
    "extend-right",
    ["Shift+ArrowRight"],
    "Extend by a word to the right",
    (desk) => desk.selection.move("right", "word", true),
  ),
  command(
    "Choose text",
    "extend-back",
    ["Shift+k", "Shift+ArrowUp"],
    "Extend to the sentence before",
    (desk) => desk.selection.move("backward", "sentence", true),
  ),
  command(
    "Choose text",
    "extend-on",
    ["Shift+j", "Shift+ArrowDown"],
    "Extend to the sentence after",
    (desk) => desk.selection.move("forward", "sentence", true),
  ),
  command(
    "Choose text",
    "start-left",
    ["Alt+Shift+ArrowLeft"],
    "Move the start one word left",
    (desk) => desk.selection.moveStart("left"),
  ),
  command(
    "Choose text",
    "start-right",
    ["Alt+Shift+ArrowRight"],
    "Move the start one word right",
    (desk) => desk.selection.moveStart("right"),
  ),
  command(
    "Choose text",
    "grow",
    ["+", "="],
    "Grow: word, clause or quotation, sentence, paragraph",
    (desk) => desk.selection.grow(),
  ),
  command("Choose text", "shrink", ["-"], "Shrink again", (desk) => desk.selection.shrink()),
  command("Go", "cycle", ["Tab"], "Next mark under the cursor, from the innermost outwards", cycle),
  command("Go", "leave", ["Escape"], "Clear the selection, then leave the active mark", letGo),
  ...KINDS.map((kind) =>
    command("Go", `go-${kind}`, [`g ${KIND_KEYS[kind]}`], `Next ${kind}`, (desk) => goTo(desk, kind))
  ),
  command(
    "Go",
    "go-open",
    ["g o"],
    "Next mark that is still open: not set, without a speaker or a number",
    goToOpen,
  ),
  command("Go", "go-link", ["g l"], "Follow the link: from a claim to its source and back", goAlongLink),
  command("Go", "go-top", ["g g"], "Beginning of the article", (desk) => goToEdge(desk, "start")),
  command("Go", "go-bottom", ["g b"], "End of the article", (desk) => goToEdge(desk, "end")),
  ...SECTIONS.map(([key, section, label]) =>
    command("Record", `record-${section}`, [`r ${key}`], label, (desk) => openSection(desk, section))
  ),
  command("Show", "list", ["o"], "Open or close the list of marks", (desk) => desk.tell("list"), {
    button: "List",
  }),
  ...KINDS.map((kind) =>
    command(
      "Show",
      `filter-${kind}`,
      [`f ${KIND_KEYS[kind]}`],
      `Show or hide ${kind === "entity" ? "entitie" : kind}s`,
      (desk) => toggleKind(desk, kind),
    )
  ),
  command(
    "Show",
    "markup",
    ["v"],
    "Markup view: show marks to screen readers, or paint them",
    (desk) => desk.tell("markup"),
    { button: "Markup" },
  ),
  command("Show", "help", ["?"], "All keys and commands", (desk) => desk.tell("help"), { button: "Keys" }),
  command("Show", "letters", [], "Switch single-letter keys on or off", switchLetters, {
    button: "Letter keys",
  }),
  // The last of the toolbar, where it stays in sight while the others scroll.
  command(
    "Show",
    "palette",
    ["Ctrl+k"],
    "Find commands, marks, articles and sources",
    (desk) => desk.tell("palette"),
    {
      button: "Commands",
    },
  ),
];

/** Off for those whose voice or hand types letters by accident. @param {Desk} desk */
function switchLetters(desk) {
  const on = !desk.keys.hearsLetters;
  const kept = desk.keys.change({ ...desk.keys.keymap, single_letters: on });
  kept.then((outcome) => desk.announce(`Single-letter keys are ${on ? "on" : "off"}. ${outcome}`));
}

/** @param {Desk} desk */
function letGo(desk) {
  if (desk.selection.selection) desk.selection.set(null);
  else desk.activate(null);
}
