/** Says whether everything is saved, and if not, why and what happens next. */

/** @import { Desk } from "../desk/desk.js" */
/** @import { Visiting } from "../marking/go-to-marks.js" */
import { sentence } from "../../store/refusal.js";
import { counted } from "../../words/vocabulary.js";
import { afterFrame } from "../elements/after-frame.js";
import { button, element } from "../elements/element.js";
import { cardOf } from "../card/half-typed.js";
import { visit } from "../marking/go-to-marks.js";

const REASONS = {
  offline: "No connection to the server.",
  server: "The server can’t take changes just now.",
  "signed-out": "You are signed out. Sign in in another tab.",
};

const KEPT = "Your work is kept here and will be sent as soon as possible.";
const UNKEPT = "This browser can’t keep unsaved work: don’t close the page before everything is saved.";

/** @typedef {Visiting & Pick<Desk, "record"|"sender"|"open"|"story"|"drafts">} Showing */

/**
 * @param {Showing} desk
 * @param {HTMLElement} place
 */
export function showSaveState(desk, place) {
  let said = "", drawn = "", isWarned = false;
  const warn = (/** @type {Event} */ event) => event.preventDefault();
  const state = () => {
    const { entries } = desk.record.outbox;
    const refused = entries.filter((entry) => entry.state === "refused");
    const unsent = entries.length - refused.length;
    const drafts = halfTyped(desk);
    const trouble = unsent ? desk.sender.trouble : null;
    const isUnkept = desk.sender.isKept === false;
    const words = refused.length
      ? `${counted(refused.length, "change")} not accepted`
      : trouble
      ? `${counted(unsent, "change")} unsaved`
      : unsent
      ? "Saving…"
      : drafts.length
      ? (isWriting() ? "Writing…" : `${counted(drafts.length, "field")} not sent`)
      : "All saved";
    const why = trouble ? `${REASONS[trouble.reason]} ${isUnkept ? UNKEPT : KEPT}` : "";
    return { entries, refused, unsent, drafts, trouble, isUnkept, words, why };
  };
  const draw = () => {
    const { refused, unsent, drafts, trouble, words, why } = state();
    const first = refused.length
      ? desk.record.inOrder().find((one) => desk.record.stateOf(one.id) === "refused")
      : undefined;
    // A button that is replaced while it is pressed hears of no click.
    const shown = JSON.stringify([words, why, first?.id, refused[0]?.id, refused[0]?.problem, drafts[0]]);
    if (shown === drawn) return;
    drawn = shown;
    place.className = `save-state save-state--${
      refused.length ? "refused" : trouble ? "waiting" : unsent || drafts.length ? "saving" : "saved"
    }`;
    const parts = [element("span", { class: "save-state__words" }, words)];
    if (why) parts.push(element("span", { class: "save-state__why" }, why));
    if (first) parts.push(button("Show", () => desk.open((visit(desk, first), first.id))));
    else if (refused[0]?.problem) {
      parts.push(
        element("span", { class: "save-state__why" }, sentence(refused[0].problem)),
        button("Give up", () => desk.sender.discard(refused[0]?.id ?? "")),
      );
    } else if (trouble) parts.push(button("Try now", () => desk.sender.wake()));
    else if (drafts[0] && !isWriting()) parts.push(showDraft(desk, drafts[0]));
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...parts);
    if (hadFocus) (place.querySelector("button") ?? desk.story.element).focus({ preventScroll: true });
  };
  const later = afterFrame(draw);
  const change = () => {
    const { entries, refused, isUnkept, words, why } = state();
    // Only while there is something to lose: the listener alone keeps browsers from going back to the page
    // quickly.
    (isUnkept && entries.length ? addEventListener : removeEventListener)("beforeunload", warn);
    // At once: what a command says of itself comes after this, and is what counts.
    const message = why ? `${words}. ${why}` : refused.length ? words : "";
    if (message && message !== said) desk.announce(message);
    else if (isUnkept && !isWarned) desk.announce(UNKEPT);
    isWarned ||= isUnkept;
    said = message;
    later();
  };
  desk.record.subscribe(change);
  desk.sender.subscribe(change);
  desk.drafts.subscribe(later);
  addEventListener("focusout", () => desk.drafts.names.length && later());
  change();
  draw();
}

/**
 * What is half typed in cards of marks that are there.
 * @param {Pick<Desk, "record"|"drafts">} desk
 */
function halfTyped({ record, drafts }) {
  return drafts.names.filter((name) => record.annotation(cardOf(name)));
}

/** Whether the editor is in a card's field. */
function isWriting() {
  return document.activeElement?.closest(".card [data-typed], .card form:has([data-typed])") !== null;
}

/**
 * To the card with what is half typed.
 * @param {Showing} desk
 * @param {string} name
 */
function showDraft(desk, name) {
  return button("Show", () => {
    const annotation = desk.record.annotation(cardOf(name));
    if (!annotation) return;
    visit(desk, annotation);
    desk.open(annotation.id, desk.drafts.get(name)?.section);
  });
}
