/** The commands that go from mark to mark, and show or hide them. */

/** @import { Kind } from "../../anchoring/types.js" */
/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { nameFrom } from "../../anchoring/names.js";
import { KINDS } from "../../anchoring/types.js";
import { missingIn, openMarks } from "../../store/open-marks.js";
import { KIND_NAMES } from "../../words/vocabulary.js";
import { HIDDEN_KINDS, prefer } from "../desk/preference.js";

/** @typedef {Pick<Desk, "activate"|"announce"|"describe">} Visiting  What going to a mark takes */
/**
 * @typedef {Pick<Desk, "selection"|"index"|"painter"|"record"|"active"|"untouched">} Pointing
 *   What finding the mark here takes
 */
/** @typedef {Pick<Desk, "painter"|"announce"|"tell">} Filtering  What showing and hiding kinds takes */

/**
 * The innermost mark under the cursor whose kind is shown.
 * @param {Pointing} desk
 * @returns {Annotation|undefined}
 */
export function markAtCursor(desk) {
  const cursor = desk.selection.cursorOffset;
  const span = cursor === null
    ? undefined
    : desk.index.at(cursor).find(({ kind }) => desk.painter.isKindShown(kind));
  return span && desk.record.annotation(span.id);
}

/** The innermost claim round the cursor. @param {Desk} desk @returns {Annotation|undefined} */
export function claimAtCursor(desk) {
  const cursor = desk.selection.cursorOffset ?? desk.active?.anchor.pieces[0]?.start ?? null;
  const span = cursor === null ? undefined : desk.index.at(cursor).find(({ kind }) => kind === "claim");
  return span && desk.record.annotation(span.id);
}

/**
 * The active mark, else the innermost mark under the cursor.
 * @param {Pointing} desk
 */
export function markHere(desk) {
  return (desk.untouched ? desk.active : null) ?? markAtCursor(desk) ?? desk.active;
}

/**
 * The innermost mark under the cursor, then the next ones outwards; after the outermost, and where there is
 * no mark, Tab leaves the article as it does elsewhere.
 *
 * @param {Desk} desk
 */
export function cycle(desk) {
  const innermost = desk.active ? undefined : markAtCursor(desk);
  if (innermost) {
    desk.activate(innermost.id);
    desk.announce(desk.describe(innermost), false);
    return true;
  }
  const cursor = desk.selection.cursorOffset ?? desk.active?.anchor.pieces[0]?.start;
  if (!desk.active || cursor === undefined) return false;
  const here = desk.index.at(cursor);
  const place = here.findIndex((span) => span.id === desk.active?.id);
  const next = here[place + 1];
  if (!next || place < 0) return false;
  const untouched = desk.record.annotation(next.id);
  desk.activate(next.id);
  if (untouched) desk.announce(desk.describe(untouched), false);
  return true;
}

/**
 * @param {Desk} desk
 * @param {Kind} kind
 */
export function goTo(desk, kind) {
  const from = desk.active?.kind === kind ? desk.active : null;
  const all = desk.record.inOrder().filter((annotation) => annotation.kind === kind);
  const cursor = desk.selection.cursorOffset ?? -1;
  const next = from ? all[all.indexOf(from) + 1] : all.find((annotation) => startOf(annotation) >= cursor);
  const target = next ?? all[0];
  if (!target) return desk.announce(`There is no ${kind} yet.`);
  visit(desk, target);
}

/** To the next mark that misses something. @param {Pointing & Visiting} desk */
export function goToOpen(desk) {
  const all = openMarks(desk.record);
  const from = desk.active?.anchor.pieces[0]?.start ?? desk.selection.cursorOffset ?? -1;
  const next = all.find((one) => startOf(one) >= from && one.id !== desk.active?.id) ?? all[0];
  if (!next) return desk.announce("Nothing is open: every mark has its record.");
  visit(desk, next);
  desk.announce(`${missingIn(desk.record, next)}. ${desk.describe(next)}`);
}

/**
 * From a claim to the words of its source, from hop to hop; from those words back to the claim.
 * @param {Desk} desk
 */
export function goAlongLink(desk) {
  const active = desk.active;
  if (!active) return desk.announce("Choose a claim or a source first.");
  const spans = desk.record.attributionsOf(active.id).flatMap((row) => row.hops.map((hop) => hop.span));
  const content = [...desk.record.rows("attributions").values()].find((row) =>
    row.hops.some((hop) => hop.span === active.id)
  )?.content;
  const target = desk.record.annotation(spans.find((span) => span !== null) ?? content ?? "");
  if (!target) return desk.announce("There is no link to follow from here.");
  visit(desk, target);
}

/**
 * Selects the next name or number, or the one before.
 *
 * @param {Desk} desk
 * @param {1 | -1} step
 */
export function goToName(desk, step) {
  const { selection } = desk;
  const at = selection.current();
  // On from what is chosen, or from the mark that was just made: nothing is chosen twice.
  const behind = selection.selection ?? (desk.untouched ? desk.active?.anchor.pieces.at(-1) : undefined);
  const from = behind ? (step === 1 ? behind.end : behind.start) : selection.cursorOffset ?? 0;
  const name = nameFrom(desk.story.prose, from, step, at);
  if (!name) {
    return desk.announce(step === 1 ? "No name or number follows." : "No name or number comes before.");
  }
  selection.set(name);
  selection.scrollIntoView();
}

/**
 * @param {Desk} desk
 * @param {"start"|"end"} edge
 */
export function goToEdge(desk, edge) {
  desk.selection.placeCursor(edge === "start" ? 0 : Math.max(0, desk.story.length - 1));
  desk.selection.scrollIntoView();
}

/**
 * @param {Filtering} desk
 * @param {Kind} kind
 */
export function toggleKind(desk, kind) {
  const on = !desk.painter.isKindShown(kind);
  showKinds(desk, KINDS.filter((one) => one === kind ? on : desk.painter.isKindShown(one)));
  desk.announce(`${KIND_NAMES[kind]}: ${on ? "shown" : "hidden"}.`);
}

/**
 * Hides all other kinds; asked once more, shows them again.
 *
 * @param {Filtering} desk
 * @param {Kind} kind
 */
export function onlyKind(desk, kind) {
  const isAlone = KINDS.every((one) => desk.painter.isKindShown(one) === (one === kind));
  showKinds(desk, isAlone ? KINDS : [kind]);
  desk.announce(isAlone ? "All kinds: shown." : `Only ${KIND_NAMES[kind].toLowerCase()} marks: shown.`);
}

/**
 * Shows these kinds and hides the others, here and the next time.
 *
 * @param {Filtering} desk
 * @param {readonly Kind[]} kinds
 */
export function showKinds(desk, kinds) {
  const changed = KINDS.filter((kind) => desk.painter.isKindShown(kind) !== kinds.includes(kind));
  for (const kind of changed) desk.painter.setKind(kind, kinds.includes(kind));
  prefer(HIDDEN_KINDS, KINDS.filter((kind) => !kinds.includes(kind)).join(" "));
  if (changed.length) desk.tell("kinds");
}

/**
 * Brings a mark into view and makes it the one at hand.
 *
 * @param {Visiting} desk
 * @param {Annotation} annotation
 */
export function visit(desk, annotation) {
  desk.activate(annotation.id, { reveal: true });
  desk.announce(desk.describe(annotation), false);
}

/** @param {Annotation} annotation */
function startOf(annotation) {
  return annotation.anchor.pieces[0]?.start ?? 0;
}
