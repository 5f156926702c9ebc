/** An editor who does anything at all, as the dice say. */

import {
  attribute,
  changeKind,
  mark,
  remove,
  setLink,
  setPieces,
  setStatement,
  setText,
} from "../../../static/js/store/actions.js";
import { partsOf } from "../../../static/js/store/claim-record.js";
import { newId } from "../../../static/js/store/ids.js";
import {
  addEvidence,
  addFigure,
  answer,
  changePart,
  decide,
  relate,
  removePart,
} from "../../../static/js/store/parts.js";
import { PARTS } from "../../../static/js/store/resources.js";
import { holds } from "../../../static/js/store/rows.js";
/** @import { ArticleRecord } from "../../../static/js/store/record.js" */
/** @import { Command } from "../../../static/js/store/types.js" */

/**
 * One command, or none where nothing fits or nothing would change.
 *
 * @param {ArticleRecord} record
 * @param {(sides: number) => number} roll
 * @returns {Command|null}
 */
export function anyCommand(record, roll) {
  const command = anything(record, roll);
  const isIdle = command?.changes.every(({ resource, op, row, body = {} }) =>
    op === "update" && holds(record.row(resource, row) ?? {}, body)
  );
  return isIdle ? null : command;
}

/** @param {ArticleRecord} record @param {(sides: number) => number} roll @returns {Command|null} */
function anything(record, roll) {
  const all = record.inOrder();
  const one = all[roll(Math.max(1, all.length))];
  const start = roll(60);
  const pieces = [{ start, end: start + 1 + roll(15) }];
  const what = roll(one ? 15 : 1);
  // The server takes the blank at the end off.
  const word = roll(8) === 0 ? "forbidden" : `word ${roll(99)}${roll(2) ? " " : ""}`;
  if (what <= 1) return mark(roll(2) ? "claim" : "source", pieces, "said").command;
  if (!one) return null;
  if (what === 2) return setPieces(one, pieces);
  if (what === 3) return setText(one, { note: word });
  if (what === 4 && one.claim) return setStatement(one.claim, word);
  if (what === 5) return remove(one);
  if (what === 6) return changeKind(record, one, roll(2) ? "claim" : "note");
  if (what === 7) return setLink(one, "source", { id: newId(), create: { name: word } });
  if (what === 8) {
    return attribute(record.attributionsOf(one.id)[0], one.id, { cue_stance: `stance ${roll(3)}` });
  }
  return what > 8 && one.claim ? anyPart(record, what, one.claim, word, roll) : null;
}

/**
 * Adds to a claim's record, changes it, takes it back.
 *
 * @param {ArticleRecord} record
 * @param {number} what
 * @param {string} claim
 * @param {string} word
 * @param {(sides: number) => number} roll
 * @returns {Command|null}
 */
function anyPart(record, what, claim, word, roll) {
  const all = record.inOrder();
  const other = /** @type {any} */ (all[roll(all.length)]);
  if (what === 9) {
    const made = [{ id: newId(), create: { name: word } }, { id: newId(), create: { name: "Moscow" } }];
    return answer(claim, made.map(({ id }) => id), {
      answer: "not_confirmed",
      words: roll(2) ? other.id : null,
    }, made);
  }
  if (what === 10) return addFigure(claim, roll(2) ? other.id : null, { value: roll(9) });
  if (what === 11) {
    return addEvidence(claim, { stance: "for", annotation: roll(3) ? null : other.id, note: word });
  }
  if (what === 12) {
    return decide(claim, {
      status: roll(2) ? "disputed" : "verified",
      reason: word,
      evidence: partsOf(record, "evidence", claim).map(({ id }) => id),
    });
  }
  if (what === 13) return other.claim && other.claim !== claim ? relate(claim, "denies", other.claim) : null;
  const resource = PARTS[roll(PARTS.length)] ?? "figures";
  const part = partsOf(record, resource, claim)[0];
  if (!part) return null;
  return resource === "verdicts" || roll(2)
    ? removePart(resource, part.id)
    : changePart(resource, part.id, { note: word });
}
