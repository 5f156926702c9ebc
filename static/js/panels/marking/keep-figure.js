/** Enter at a mark: its card, or, for a figure that has none yet, the number that its words give. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Pointing } from "./go-to-marks.js" */
import { figureOf } from "../../store/claim-record.js";
import { claimsFor } from "../../store/nearest.js";
import { addFigure } from "../../store/parts.js";
import { figureInWords, NOTHING } from "../../words/figure.js";
import { shortened } from "../../words/vocabulary.js";
import { readFigure } from "../desk/read-figure.js";
import { markHere } from "./go-to-marks.js";

/** @typedef {Pointing & Pick<Desk, "record"|"api"|"run"|"open"|"announce"|"mayAnnotate">} Keeping */

/** @param {Keeping} desk */
export function openOrKeep(desk) {
  const here = markHere(desk);
  if (!here) return desk.announce("There is no mark here.");
  const isNew = here.kind === "figure" && desk.mayAnnotate && !figureOf(desk.record, here.id);
  const [claim] = isNew ? claimsFor(desk.record, here) : [];
  if (claim) keep(desk, here, claim);
  else desk.open(here.id);
}

/**
 * Records the number, if the words give one, for the claim that they belong to; else the card asks for it.
 *
 * @param {Keeping} desk
 * @param {Annotation} figure
 * @param {[id: string, statement: string]} claim
 */
async function keep(desk, figure, [claim, statement]) {
  const { amount } = await readFigure(desk, figure);
  // Meanwhile it may be deleted, or recorded by somebody else.
  if (!desk.record.annotation(figure.id)) return;
  if (!amount || figureOf(desk.record, figure.id)) return desk.open(figure.id);
  const words = figureInWords({ ...NOTHING, ...amount });
  desk.run(
    addFigure(claim, figure.id, amount),
    `${words}, in “${shortened(statement, 60)}”. Enter opens its card.`,
  );
}
