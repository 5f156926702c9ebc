/**
 * Signing out: what is unsent is sent first. What can't be sent is asked about, and never sent or shown under
 * another person's name.
 */

import { Api } from "../net/api.js";
import { Kept } from "../net/kept.js";
import { inTurn, sendRest } from "../net/leaving.js";
import { send } from "../net/request.js";

/** @import { Hindrance } from "../net/leaving.js" */

/** @param {string} id @returns {any} */
const part = (id) => document.getElementById(id);

/** @type {{user: string, api: string, sign_in: string, sign_out: string}} */
const data = JSON.parse(part("leaving-data").textContent);
const api = new Api(data.api, data.user);
const kept = await Kept.open();

/** @type {Record<Hindrance, string>} */
const REASONS = {
  offline: "There is no connection to the server.",
  server: "The server can’t take changes just now.",
  "signed-out": "You are already signed out, or somebody else has signed in.",
  refused: "The server doesn’t accept it. Open the article to see why.",
};

/** @param {string} named of which only this is to be seen */
function show(named) {
  for (const one of ["leaving-sending", "leaving-asked", "leaving-plain"]) part(one).hidden = one !== named;
}

/** @returns {Promise<void>} */
async function sendAll() {
  show("leaving-sending");
  /** @type {Hindrance|null} */
  let hindrance = null;
  for (const [article, entries] of await kept.unsent(data.user)) {
    const found = await inTurn(
      `galley ${data.user} ${article}`,
      () => sendRest(entries, kept, (entry) => send(api, entry, article)),
    );
    hindrance ??= found;
  }
  const left = [...(await kept.unsent(data.user)).values()].reduce((sum, entries) => sum + entries.length, 0);
  const half = kept.halfTyped(data.user);
  if (!left && !half) return await leave();
  const changes = left === 1 ? "One of your changes isn’t saved." : `${left} of your changes aren’t saved.`;
  const fields = half === 1
    ? "One field that you began to fill in isn’t saved."
    : `${half} fields that you began to fill in aren’t saved.`;
  part("leaving-count").textContent = [left ? changes : "", half ? fields : ""].filter(Boolean).join(" ");
  part("leaving-reason").textContent = left
    ? REASONS[hindrance ?? "server"]
    : "Open the article, or the page to add one, to go on with it.";
  show("leaving-asked");
  part("leaving-title").focus();
}

/**
 * Ends the session; then the sign-in page clears what isn't unsent.
 * @param {() => Promise<void>} [andThen]
 */
async function leave(andThen) {
  const body = new URLSearchParams(/** @type {any} */ (new FormData(part("leaving-form"))));
  const answer = await fetch(data.sign_out, {
    method: "POST",
    body,
    redirect: "manual",
    credentials: "same-origin",
  }).catch(() => null);
  // Somebody who is already signed out has no session whose token would be accepted.
  if (!answer || (answer.type !== "opaqueredirect" && answer.status >= 500)) {
    part("leaving-count").textContent = "You are still signed in.";
    part("leaving-reason").textContent = REASONS[answer ? "server" : "offline"];
    return show("leaving-asked");
  }
  await andThen?.();
  // Other tabs show what this person may read: they ask the server again, who they are for.
  const channel = new BroadcastChannel("galley session");
  channel.postMessage({ left: data.user });
  channel.close();
  location.replace(data.sign_in);
}

part("leaving-again").onclick = sendAll;
part("leaving-keep").onclick = () => leave();
part("leaving-discard").onclick = () => leave(() => kept.discard(data.user));
await sendAll();
