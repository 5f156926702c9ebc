/** Sends what a person leaves behind, of all articles, before they sign out. */

/** @import { Entry, Reply } from "../store/types.js" */
import { judge } from "../store/answers.js";
import { Outbox } from "../store/outbox.js";

/** Milliseconds that somebody who wants to go waits for one answer, and for a tab that is sending. */
const PATIENCE = 8_000;

/**
 * @typedef {object} Keeper  Where unsent work is kept
 * @property {(entry: Entry) => Promise<void>} put
 * @property {(id: string) => Promise<void>} remove
 *
 * @typedef {"offline"|"server"|"signed-out"|"refused"} Hindrance
 */

/**
 * Sends the entries of one article, in their order.
 *
 * @param {Entry[]} entries
 * @param {Keeper} kept
 * @param {(entry: Entry) => Promise<Reply|null>} send
 * @param {() => number} [now]
 * @returns {Promise<Hindrance|null>} why something is left; null when all was sent
 */
export async function sendRest(entries, kept, send, now = Date.now) {
  const outbox = new Outbox();
  outbox.load(entries.map((entry) => ({ ...entry, notBefore: 0 })));
  // What was refused once is tried again: what stood in its way may be gone.
  for (const { id, state } of entries) if (state === "refused") outbox.retry(id, null, {});
  outbox.takeOver();
  for (let entry = outbox.next(now()); entry; entry = outbox.next(now())) {
    outbox.started(entry.id);
    await kept.put(entry);
    const outcome = judge(entry, await within(send(structuredClone(entry))));
    const changed = outbox.answered(entry.id, outcome, now());
    if (outcome.type === "away") return outcome.reason;
    if (outcome.type === "done") await kept.remove(entry.id);
    // What is refused stays as it was: it is for the desk to show, and for its maker to mend.
    for (const each of changed) if (outbox.entry(each.id) && each.state !== "refused") await kept.put(each);
  }
  return outbox.entries.length ? "refused" : null;
}

/**
 * Runs the work as the tab that sends. Another that sends is asked to hurry, and waited for.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(name, work) {
  if (!navigator.locks) return await work();
  const channel = new BroadcastChannel(name);
  channel.postMessage({ wake: true });
  channel.close();
  const free = await navigator.locks.request(
    name,
    { ifAvailable: true },
    async (lock) => (lock ? { done: await work() } : null),
  );
  if (free) return free.done;
  // It has a copy of all that is unsent, and goes on with it; what it leaves is sent again, and carried out
  // once.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return await work();
}

/** @param {Promise<Reply|null>} asked @returns {Promise<Reply|null>} null when nobody answers in time */
function within(asked) {
  /** @type {PromiseWithResolvers<null>} */
  const { promise, resolve } = Promise.withResolvers();
  const late = setTimeout(resolve, PATIENCE, null);
  return Promise.race([asked, promise]).finally(() => clearTimeout(late));
}
