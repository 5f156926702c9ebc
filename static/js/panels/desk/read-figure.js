/** The number that marked words give, as the server reads it. */

/** @import { Amount, Annotation } from "../../store/types.js" */
/** @import { Desk } from "./desk.js" */
import { NOTHING } from "../../words/figure.js";

/**
 * What the server reads from words, and nothing where it can't. Words that name a period alone give its days.
 *
 * @param {Pick<Desk, "record"|"api">} desk
 * @param {Annotation} annotation
 * @returns {Promise<{amount: Partial<Amount>|null, days?: Partial<Amount>, reason: string}>}
 */
export async function readFigure(desk, annotation) {
  try {
    const { parsed, reason, ...fields } = await desk.api.ask("figures/read/", {
      text: desk.record.quote(annotation),
      article: annotation.article,
    });
    if (!parsed) {
      const { as_of_start = null, as_of_end = null } = fields;
      const days = { as_of_start, as_of_end };
      return {
        amount: null,
        days,
        reason: reason ?? "There is no number in these words that Galley can read.",
      };
    }
    return {
      amount: Object.fromEntries(Object.entries(fields).filter(([field]) => field in NOTHING)),
      reason: "",
    };
  } catch {
    return { amount: null, reason: "The words can’t be read just now. Type the number." };
  }
}
