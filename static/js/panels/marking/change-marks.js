/** The commands that change marks. */

/** @import { Kind } from "../../anchoring/types.js" */
/** @import { Turn } from "../../store/undo.js" */
/** @import { Desk } from "../desk/desk.js" */
import { addPiece } from "../../anchoring/pieces.js";
import { changeKind, mark, remove, setPieces } from "../../store/actions.js";
import { isComplete, markLike } from "../../store/repeat.js";
import { bare } from "../../store/rows.js";
import { counted, KIND_NAMES } from "../../words/vocabulary.js";
import { claimAtCursor, markAtCursor, toggleKind } from "./go-to-marks.js";

/** Kinds whose card asks for something as soon as they are marked. @type {readonly Kind[]} */
const ASKING = ["claim", "source", "entity", "note"];

/**
 * Marks the passage at hand; right after a mark was made or chosen, changes its kind instead.
 *
 * @param {Desk} desk
 * @param {Kind} kind
 */
export function markOrChange(desk, kind) {
  if (!desk.mayAnnotate) return desk.announce("You can read this article, but not mark it.");
  // What is made is seen, also where its kind was hidden.
  if (!desk.painter.isKindShown(kind)) toggleKind(desk, kind);
  const active = desk.active;
  if (active && desk.untouched && !desk.selection.selection) {
    if (active.kind === kind) return desk.open(active.id);
    desk.run(changeKind(desk.record, active, kind), `Now ${kind === "entity" ? "an" : "a"} ${kind}.`);
    desk.last = active.id;
    return ask(desk, active.id, kind);
  }
  const piece = desk.selection.current();
  if (!piece || piece.start >= piece.end) {
    return desk.announce("Choose a passage first: drag over it, or move with the arrow keys.");
  }
  const quote = desk.story.text(piece.start, piece.end).replace(/\s+/g, " ");
  const { id, command } = mark(kind, [piece], quote);
  desk.run(command, `${KIND_NAMES[kind]} added, ${counted(quote.split(" ").length, "word")}.`);
  desk.selection.set(null);
  if (kind === "claim") desk.made = id;
  desk.last = id;
  ask(desk, id, kind);
}

/**
 * Gives the passage at hand the label that was given last. Words that name a record which this article has
 * already are tied to it; nothing is asked then, nor for a claim, which stands in the passage's own words.
 *
 * @param {Desk} desk
 */
export function repeat(desk) {
  if (!desk.mayAnnotate) return desk.announce("You can read this article, but not mark it.");
  const example = desk.last ? desk.record.annotation(desk.last) : undefined;
  if (!example) return desk.announce("Mark something first, then repeat its label.");
  const piece = desk.untouched && !desk.selection.selection ? null : desk.selection.current();
  if (!piece || piece.start >= piece.end) return desk.announce("Choose the next passage first.");
  const { kind } = example;
  const quote = desk.story.text(piece.start, piece.end).replace(/\s+/g, " ");
  const { id, command, isTied } = markLike(desk.record, example, piece, quote);
  desk.run(command);
  desk.selection.set(null);
  desk.last = id;
  if (isTied || isComplete(kind)) desk.activate(id);
  else ask(desk, id, kind);
  const made = desk.record.annotation(id);
  desk.announce(`${KIND_NAMES[kind]} again${isTied && made ? `: ${desk.wordsOf(made)}` : ""}.`);
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {Kind} kind
 */
function ask(desk, id, kind) {
  if (ASKING.includes(kind)) desk.open(id);
  else desk.activate(id);
}

/** @param {Desk} desk */
export function addPieceToActive(desk) {
  const active = desk.active;
  const piece = desk.selection.current();
  if (!active) return desk.announce("Choose a mark first, then the words to add to it.");
  if (!piece || desk.untouched) return desk.announce("Choose the words to add first.");
  const pieces = addPiece(active.anchor.pieces.map(bare), bare(piece));
  desk.run(setPieces(active, pieces), `Added to the ${active.kind}, now ${counted(pieces.length, "piece")}.`);
  desk.selection.set(null);
  desk.activate(active.id);
}

/** @param {Desk} desk */
export function deleteActive(desk) {
  const active = desk.active ?? markAtCursor(desk);
  if (!active) return desk.announce("There is no mark here to delete.");
  const where = active.anchor.pieces[0]?.start;
  desk.activate(null);
  desk.run(remove(active), `${KIND_NAMES[active.kind]} removed. U restores it.`);
  if (where !== undefined && desk.selection.cursorOffset === null) desk.selection.placeCursor(where);
}

/**
 * Opens a section of the card of the claim here; for its numbers also that of a figure.
 *
 * @param {Desk} desk
 * @param {string} section
 */
export function openSection(desk, section) {
  const here = desk.active ?? markAtCursor(desk);
  if (section === "history" && here) return desk.open(here.id, section);
  if (section === "figures" && here?.kind === "figure") return desk.open(here.id, "figure");
  const claim = here?.kind === "claim" ? here : claimAtCursor(desk);
  if (!claim) {
    return desk.announce(section === "history" ? "There is no mark here." : "Choose a claim first.");
  }
  desk.open(claim.id, section);
}

/** Starts linking the active claim, else the claim under the cursor. @param {Desk} desk */
export function link(desk) {
  activateClaimHere(desk);
  desk.tell("link");
}

/** Attributes the active claim, else the claim under the cursor, to who speaks there. @param {Desk} desk */
export function toSpeaker(desk) {
  activateClaimHere(desk);
  desk.tell("speaker");
}

/** @param {Desk} desk */
function activateClaimHere(desk) {
  const here = desk.active ? undefined : markAtCursor(desk);
  if (here?.kind === "claim") desk.activate(here.id);
}

/** @param {Desk} desk */
export function undo(desk) {
  turned(desk, desk.history.undo(), "Undone", "undo");
}

/** @param {Desk} desk */
export function redo(desk) {
  turned(desk, desk.history.redo(), "Done again", "redo");
}

/** @param {Desk} desk @param {Turn|null} turn @param {string} done @param {string} verb */
function turned(desk, turn, done, verb) {
  if (!turn) desk.announce(`Nothing to ${verb}.`);
  else if (turn.done === "all") desk.announce(`${done}: ${turn.label}.`);
  else if (turn.done === "some") {
    desk.announce(`${done} in part: ${turn.label}. The rest was changed afterwards, so it stays.`);
  } else desk.announce(`Not ${done.toLowerCase()}: ${turn.label}. It was changed afterwards, so it stays.`);
  desk.tell("history");
}
