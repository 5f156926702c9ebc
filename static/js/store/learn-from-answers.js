/**
 * What an answer of the server teaches about steps that can be taken back: it may have written down in its
 * own way what we sent, and it says which version a deleted row has. Both are needed to tell later whether
 * anybody else has been there.
 */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Compensation, Notice, Step } from "./types.js" */
import { before, same } from "./rows.js";

/**
 * @param {readonly Step[]} steps
 * @param {ArticleRecord} record
 * @param {Pick<Notice, "answer">} notice
 * @returns {Step[]} those that know more now
 */
export function learn(steps, record, { answer }) {
  if (answer?.outcome.type !== "done") return [];
  const { entry, outcome: { version }, before: old } = answer;
  const now = record.row(entry.resource, entry.row);
  // A later version than our request led to says that others have been at work since.
  const isOurs = version === (entry.version ?? 0) + 1 && now?.version === version;
  return steps.filter(({ changes }) => {
    const about = changes.filter(({ row }) => row === entry.row);
    if (entry.op === "delete") {
      return about.filter((change) => change.op === "restore" && bury(change, record, version)).length > 0;
    }
    return isOurs && about.filter((change) => rewrite(change, old, now)).length > 0;
  });
}

/** @param {Compensation} change @param {ArticleRecord} record @param {number|null} version */
function bury(change, record, version) {
  change.grave = record.confirmed.grave(change.row) ?? { ...change.grave, version };
  change.isBuried = true;
  record.bury(change.resource, change.grave);
  return true;
}

/**
 * Puts the server's words in the place of ours.
 *
 * @param {Compensation} change
 * @param {any} old  the row as we had it
 * @param {any} now  the row as the server has it
 */
function rewrite(change, old, now) {
  let isChanged = false;
  if (!old || !now) return false;
  for (const values of [change.expect ?? {}, change.body ?? {}]) {
    const [ours, theirs] = [before(old, values), before(now, values)];
    for (const field of Object.keys(values)) {
      if (!same(values[field], ours[field]) || same(ours[field], theirs[field])) continue;
      values[field] = theirs[field];
      isChanged = true;
    }
  }
  return isChanged;
}
