/** What the text round a claim, and its cue, suggest for a new attribution. */

/** @import { Annotation, Attribution } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { likelyQuoteType, likelyStance } from "../../store/likely.js";

/**
 * @param {Pick<Desk, "record"|"story">} desk
 * @param {Annotation} claim
 * @param {string|null} cue  the annotation of the cue words
 * @returns {Pick<Attribution, "quote_type"|"cue_stance">}
 */
export function likelyWording(desk, claim, cue) {
  const first = claim.anchor.pieces[0], last = claim.anchor.pieces.at(-1);
  const words = cue ? desk.record.annotation(cue) : undefined;
  if (!first || !last) return { quote_type: "indirect", cue_stance: "neutral" };
  const { story } = desk;
  // A quotation may have begun, and may end, anywhere in the paragraph.
  const start = story.blockAt(first.start).start, end = story.blockAt(last.end - 1).end;
  return {
    quote_type: likelyQuoteType(
      story.text(start, first.start),
      story.text(first.start, last.end),
      story.text(last.end, end),
    ),
    cue_stance: likelyStance(words ? desk.record.quote(words) : ""),
  };
}
