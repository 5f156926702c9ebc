/**
 * Reads rows again if something beside the outbox has changed them, and those that a record names and nobody
 * loaded.
 */

/** @import { Resource } from "../../store/types.js" */
/** @import { Desk } from "./desk.js" */
import { ApiError } from "../../net/api.js";
import { PARTS } from "../../store/resources.js";

/** @typedef {Pick<Desk, "record"|"api">} Reader where rows are read, and who takes them */

const MOST = "1000";

/**
 * Everything that the history of a mark is about: after a revert the server may have changed any of it.
 *
 * @param {Reader} desk
 * @param {string} id
 */
export async function reload(desk, id) {
  const { record } = desk;
  const claim = record.annotation(id)?.claim ?? null;
  await one(desk, "annotations", id);
  const now = record.annotation(id)?.claim ?? null;
  const claims = [...new Set([claim, now])].filter((each) => each !== null);
  await Promise.all([
    list(desk, "attributions", { content: id }, record.attributionsOf(id).map((row) => row.id)),
    ...claims.flatMap((each) => [one(desk, "claims", each), loadParts(desk, each)]),
  ]);
  await loadNamed(desk);
}

/**
 * All parts of a claim's record, such as of one that this article didn't state until now.
 * @param {Reader} desk
 * @param {string} claim
 */
export async function loadParts(desk, claim) {
  await Promise.all(
    PARTS.map((resource) =>
      list(
        desk,
        resource,
        { claim },
        [...desk.record.rows(resource).values()].filter((row) => row.claim === claim).map((row) => row.id),
      )
    ),
  );
}

/** Rows asked for already: once is enough, also for one that is hidden. @type {Set<string>} */
const asked = new Set();

/**
 * The parties of answers and the claims of relations that the article itself doesn't name.
 * @param {Reader} desk
 */
export async function loadNamed(desk) {
  const { record } = desk;
  /** @type {[Resource, string][]} */
  const named = [
    ...[...record.rows("responses").values()].map((
      { party },
    ) => /** @type {[Resource, string]} */ (["sources", party])),
    ...[...record.rows("relations").values()].flatMap(({ claim, other }) =>
      [claim, other].map((id) => /** @type {[Resource, string]} */ (["claims", id]))
    ),
  ];
  const missing = named.filter(([resource, id]) => !record.row(resource, id) && !asked.has(id));
  for (const [, id] of missing) asked.add(id);
  await Promise.all(
    missing.map(([resource, id]) =>
      one(desk, resource, id).catch((error) => error instanceof TypeError && asked.delete(id))
    ),
  );
}

/**
 * Reads a row again, or learns that it is gone.
 * @param {Reader} desk
 * @param {Resource} resource
 * @param {string} id
 */
export async function one(desk, resource, id) {
  try {
    desk.record.load(resource, [await desk.api.one(`${resource}/${id}/`)]);
  } catch (error) {
    if (!(error instanceof ApiError && (error.status === 404 || error.status === 410))) throw error;
    desk.record.forget(resource, [id]);
  }
}

/**
 * Reads a list again; what it no longer has is gone.
 *
 * @param {Reader} desk
 * @param {Resource} resource
 * @param {Record<string, string>} query
 * @param {string[]} known  the rows that the desk has of these
 */
export async function list(desk, resource, query, known) {
  /** @type {Set<string>} */
  const found = new Set();
  for await (const rows of desk.api.pages(resource, { ...query, page_size: MOST })) {
    for (const row of rows) found.add(row.id);
    desk.record.load(resource, rows);
  }
  desk.record.forget(resource, known.filter((id) => !found.has(id) && !desk.record.outbox.of(id).length));
}
