/** What an answer means for the request that it answers. No clock, no network. */

/** @import { Entry, Outcome, Problem, Reply } from "./types.js" */
import { holds } from "./rows.js";

/**
 * Done, refused for a reason, or still to be sent again: because nobody was there, or because somebody
 * changed other fields of the same row meanwhile, which overwrites nobody.
 *
 * @param {Entry} entry
 * @param {Reply|null} answer null when the network failed
 * @returns {Outcome}
 */
export function judge(entry, answer) {
  if (answer === null) return { type: "away", reason: "offline" };
  const { status, body, version } = answer;
  if (status >= 200 && status < 300) return { type: "done", row: status === 204 ? null : body, version };
  if (isSignedOut(status, body)) return { type: "away", reason: "signed-out" };
  if (status >= 500 || status === 429 || status === 408) return { type: "away", reason: "server" };
  if (alreadyDone(entry, status, body)) {
    return {
      type: "done",
      row: body?.current ?? null,
      version: body?.current?.version ?? (entry.version ?? 0) + 1,
    };
  }
  const isApart = entry.op === "update" && status === 412 && entry.was && body?.current &&
    holds(body.current, entry.was);
  return {
    type: isApart ? "overtaken" : "refused",
    problem: problem(status, body),
    current: body?.current ?? null,
  };
}

/**
 * A lost answer makes us ask for what has happened already; the refusal then shows that it did.
 *
 * @param {Entry} entry
 * @param {number} status
 * @param {any} body
 */
function alreadyDone(entry, status, body) {
  if (entry.attempts < 2) return false;
  // Made by the request whose answer was lost, and taken back since: the server says both.
  if (entry.op === "create" && status === 409) {
    return body?.errors?.some((/** @type {any} */ error) => error.code === "deleted") === true;
  }
  if (entry.op === "delete") return status === 404 || status === 410;
  if (entry.op === "restore" && status === 409) return true;
  return entry.op === "update" && status === 412 && body?.current && holds(body.current, entry.body);
}

/**
 * A forbidden request is the editor's to mend, unless it is only the session or its token that has gone.
 *
 * @param {number} status
 * @param {any} body
 */
function isSignedOut(status, body) {
  if (status === 401) return true;
  return status === 403 &&
    /csrf|credentials|not_authenticated|log ?in|sign ?in/i.test(JSON.stringify(body ?? ""));
}

/**
 * @param {number} status
 * @param {any} body
 * @returns {Problem}
 */
function problem(status, body) {
  const errors = Array.isArray(body?.errors) ? body.errors : [];
  return {
    status,
    title: body?.title ?? `The server answered ${status}.`,
    detail: body?.detail ?? "",
    errors: errors.map((/** @type {any} */ error) => ({
      field: error.field ?? "",
      message: error.message ?? "",
    })),
  };
}
