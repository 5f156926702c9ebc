/**
 * Several tabs of one person on one article: one outbox and one history, of which each tab has a copy. What
 * happens in one is told to the others. One tab sends, the one that holds the lock; when it is closed, the
 * next takes over.
 */

/** @import { Entry, Outcome, Step } from "../store/types.js" */
/** @import { ArticleRecord } from "../store/record.js" */
/** @import { History } from "../store/undo.js" */
/** @import { Journal } from "./journal.js" */
/** @import { Sender, SenderMessage } from "./sender.js" */
import { holdLease } from "./lease.js";

/**
 * @typedef {object} Work  What the tabs have in common
 * @property {ArticleRecord} record
 * @property {History} history
 * @property {Sender} sender
 *
 * @typedef {{changed: Entry[], dropped: Entry[], answer: {entry: Entry, outcome: Outcome}|undefined}} Moved
 * @typedef {{steps: Step[], forgotten: string[]}} Stepped
 * @typedef {Partial<Moved & Stepped> & (SenderMessage|{})} Message
 *
 * @typedef {{postMessage: (message: Message) => void, onmessage: ((event: MessageEvent<any>) => void)|null}}
 *   Channel
 */

/**
 * Listens to the other tabs, and tells them. To be called before what is kept is read: what they do meanwhile
 * is heard.
 *
 * @param {Work} work
 * @param {Pick<Journal, "keep"|"heard">} journal
 * @param {Channel} channel
 */
export function joinTabs({ record, history, sender }, journal, channel) {
  // What is posted is copied at once, so that nothing that happens later can change it.
  const post = (/** @type {Message} */ message) => channel.postMessage(message);
  record.subscribe(({ changed, dropped, answer, isHeard }) => {
    if (isHeard || (!changed.length && !dropped.length && !answer)) return;
    post({ changed, dropped, answer: answer && { entry: answer.entry, outcome: answer.outcome } });
  });
  history.subscribe((steps, forgotten, isHeard) => {
    if (isHeard) return;
    journal.keep(steps, forgotten);
    post({ steps, forgotten });
  });
  sender.tell = post;
  channel.onmessage = ({ data }) => {
    /** @type {Required<Moved & Stepped> & {wake?: boolean, claim?: any}} */
    const { changed = [], dropped = [], answer, steps = [], forgotten = [], wake, claim } = data;
    journal.heard([...changed, ...dropped, ...steps, ...(answer ? [answer.entry] : [])]);
    const ended = [...dropped, ...(answer && answer.outcome.type === "done" ? [answer.entry] : [])];
    const over = ended.filter(({ id }) => record.outbox.entry(id));
    const isOver = over.length > 0 || history.steps.some(({ id }) => forgotten.includes(id));
    record.hear({ changed, dropped, answer });
    history.take(steps, forgotten);
    // Told on by the tab that sends: one that was opened since may know of an entry or a step, but not of its
    // end.
    if (isOver && record.outbox.isSender) post({ dropped: over, forgotten });
    if (claim) sender.follow(claim);
    if (answer) sender.heard(answer.entry, answer.outcome);
    if (wake) record.outbox.wake();
    // At once: a tab in the background has slow clocks.
    sender.pump();
  };
}

/**
 * Calls `lead` when it is this tab's turn to send: one of those with this name has it at a time, for as long
 * as it lives.
 *
 * @param {string} name
 * @param {(leads: boolean) => void} lead
 */
export function takeTurns(name, lead) {
  // Browsers keep locks from pages that came over an insecure line.
  if (!navigator.locks) return takeLease(name, lead);
  const hold = () => {
    lead(true);
    return new Promise(() => {});
  };
  navigator.locks.request(name, hold).catch(() => takeLease(name, lead));
}

/** @param {string} name @param {(leads: boolean) => void} lead */
function takeLease(name, lead) {
  try {
    holdLease(name, lead);
  } catch {
    // Without any storage the tabs can't agree; what two of them send is the same, and carried out once.
    lead(true);
  }
}
