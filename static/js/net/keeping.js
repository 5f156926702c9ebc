/**
 * Keeps the desk's work and sends it. Loaded once the first marks are there; what was done until then is
 * taken up.
 */

/** @import { ArticleRecord } from "../store/record.js" */
/** @import { Sending } from "../store/sending.js" */
/** @import { History } from "../store/undo.js" */
/** @import { Api } from "./api.js" */
import { learn } from "../store/learn-from-answers.js";
import { Journal } from "./journal.js";
import { send } from "./request.js";
import { Sender } from "./sender.js";
import { joinTabs, takeTurns } from "./tabs.js";

/**
 * @typedef {object} Work  What is kept and sent, and what with
 * @property {ArticleRecord} record
 * @property {History} history
 * @property {Sending} sender
 * @property {Pick<Api, "exchange"|"one">} api
 */

/**
 * @param {Work} work
 * @param {string} article
 * @param {string} user
 */
export async function keepAndSend({ record, history, sender: sending, api }, article, user) {
  const owner = `${user} ${article}`;
  const journal = new Journal(owner, (isKept) => sending.tell({ isKept }));
  const sender = new Sender({
    record,
    sending,
    journal,
    send: (entry) => send(api, entry, article),
    reread: (claim) => api.one(`claims/${claim}/`),
  });
  sender.start();
  record.subscribe((notice) => history.note(learn(history.steps, record, notice), notice.isHeard));
  joinTabs({ record, history, sender }, journal, new BroadcastChannel(`galley ${owner}`));
  const takeUp = async () => {
    record.resume(await journal.all());
    history.resume(await journal.steps());
    await journal.put(record.outbox.entries);
  };
  await journal.open(takeUp);
  // A tab that was killed may have left work that it never announced.
  const lead = (/** @type {boolean} */ leads) =>
    (leads ? takeUp() : Promise.resolve()).then(() => sender.lead(leads));
  takeTurns(`galley ${owner}`, lead);
  // The person signs out in another tab: this tab must not show their pages any longer.
  new BroadcastChannel("galley session").onmessage = ({ data }) => data.left === user && location.reload();
}
