/** A link to a mark, to be sent to a colleague: it opens the article at the mark. */

/** @import { Desk } from "../desk/desk.js" */
/** @import { Pointing } from "./go-to-marks.js" */
import { markHere } from "./go-to-marks.js";

/** @param {string} id */
export function linkTo(id) {
  return new URL(`?mark=${id}`, new URL(location.pathname, location.origin)).href;
}

/**
 * @param {Pointing & Pick<Desk, "announce">} desk
 * @param {string} [id] of the mark; without, the active mark, or the one here
 */
export async function copyLink(desk, id = markHere(desk)?.id) {
  if (!id) return desk.announce("There is no mark here. Go to one first.");
  const link = linkTo(id);
  try {
    await navigator.clipboard.writeText(link);
    desk.announce("Link to this mark copied.");
  } catch {
    // Not allowed here, as on a desk without TLS: it can be copied from the message.
    desk.announce(link);
  }
}
