/** Claims on record that say nearly the same as one that was just made, offered once. */

/** @import { Annotation, Claim } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { makeSame } from "../../store/same-claim.js";
import { counted, shortened } from "../../words/vocabulary.js";
import { button, element } from "../elements/element.js";

const MOST = 5;
/** A statement of fewer is like too many others. */
const LEAST_LETTERS = 3;

/**
 * Fills a place with the offer when there is one; the place stays empty otherwise.
 *
 * @param {Reader & Pick<Desk, "run"|"announce"|"tell">} desk
 * @param {Annotation} annotation
 * @param {HTMLElement} place
 */
export async function offerCloseClaims(desk, annotation, place) {
  const statement = desk.record.claim(annotation.claim)?.statement ?? "";
  if ((statement.match(/[\p{L}\p{N}]/gu) ?? []).length < LEAST_LETTERS) return;
  const found = await desk.api.first("claims", {
    similar_to: statement,
    stated: "true",
    page_size: String(MOST + 1),
  }).catch(() => []);
  const close = found.filter((row) => row.id !== annotation.claim).slice(0, MOST);
  const now = desk.record.annotation(annotation.id);
  if (!close.length || now?.claim !== annotation.claim || !place.isConnected) return;
  place.replaceChildren(
    element("p", { class: "card__label" }, "Is it one of these?"),
    element(
      "ul",
      { class: "close__list" },
      ...close.map((row) =>
        element(
          "li",
          {},
          button(shortened(row.statement, 140), () => take(desk, annotation.id, row, place), {
            class: "close__choice",
            "aria-label": `Same claim: ${row.statement}`,
          }),
        )
      ),
    ),
    button("None of these", () => dismiss(place), { class: "button button--small button--plain" }),
  );
  place.onkeydown = (event) => step(event, place);
  desk.tell("panels");
  desk.announce(`${counted(close.length, "similar claim")} on record. Tab to choose one.`, false);
}

/**
 * @param {Pick<Desk, "record"|"run">} desk
 * @param {string} id
 * @param {Claim} row
 * @param {HTMLElement} place
 */
function take(desk, id, row, place) {
  const annotation = desk.record.annotation(id);
  if (!annotation) return;
  if (!desk.record.claim(row.id)) desk.record.load("claims", [row]);
  desk.run(makeSame(desk.record, annotation, row.id), "Merged: now the same claim.");
  dismiss(place);
}

/** @param {HTMLElement} place */
function dismiss(place) {
  const field = place.closest(".card")?.querySelector("textarea");
  place.replaceChildren();
  field?.focus({ preventScroll: true });
}

/** Arrows go from offer to offer. @param {KeyboardEvent} event @param {HTMLElement} place */
function step(event, place) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const buttons = [...place.querySelectorAll("button")];
  const here = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  event.preventDefault();
  buttons[(here + by + buttons.length) % buttons.length]?.focus();
}
