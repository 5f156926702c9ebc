/** A server in memory that keeps the API's promises on ids, versions and deletion, for the store's tests. */

/** @import { Entry, Reply } from "../../../static/js/store/types.js" */

export const TEXT = "Seoul claims that North Korea sent 3,000 soldiers 🚀 to Russia, the agency said.";

export const SETTING = {
  article: "article-1",
  revision: "revision-1",
  user: { id: "user-1", name: "Ada" },
  text: (/** @type {number} */ start, /** @type {number} */ end) =>
    Array.from(TEXT).slice(start, end).join(""),
};

export class FakeServer {
  constructor() {
    /** @type {Map<string, any>} */
    this.rows = new Map();
    /** How often a row was made: more than once would be a doubled row. @type {Map<string, number>} */
    this.made = new Map();
    /** @type {string[]} */
    this.log = [];
  }

  /** @param {string} resource */
  live(resource) {
    return [...this.rows.values()].filter((row) => row.resource === resource && !row.deleted).map((row) =>
      row.data
    );
  }

  /** Somebody else deletes a row. @param {string} id */
  take(id) {
    const row = this.rows.get(id);
    if (!row || row.deleted) return;
    Object.assign(row, { deleted: true, data: { ...row.data, version: row.data.version + 1 } });
  }

  /** Somebody else's edit. @param {string} id @param {Record<string, any>} fields */
  touch(id, fields) {
    const row = this.rows.get(id);
    if (row) row.data = { ...row.data, ...fields, version: row.data.version + 1 };
  }

  /** @param {Entry} entry @returns {Reply} */
  answer(entry) {
    this.log.push(`${entry.op} ${entry.resource}`);
    if (entry.op === "create") return this.#create(entry);
    const row = this.rows.get(entry.row);
    if (!row) return refusal(404, "There is no such row.");
    if (row.deleted !== (entry.op === "restore")) return refusal(row.deleted ? 404 : 409, "Too late.", row);
    if (entry.version === null) return refusal(428, "If-Match is missing.");
    if (entry.version !== row.data.version) return refusal(412, "It has changed meanwhile.", row);
    const fault = this.#fault(entry);
    if (fault) return fault;
    row.deleted = entry.op === "delete";
    row.data = { ...changed(row.data, entry.body), version: row.data.version + 1 };
    this.#judge(entry, row.data.claim);
    if (row.deleted) return { status: 204, body: null, version: row.data.version };
    return { status: 200, body: row.data, version: row.data.version };
  }

  /** @param {Entry} entry @returns {Reply} */
  #create(entry) {
    const known = this.rows.get(entry.row);
    const asked = JSON.stringify(entry.body);
    if (known) {
      if (known.asked !== asked) return refusal(409, "Another row has this id.");
      if (known.deleted) return refusal(409, "It was deleted.", known, "deleted");
      return { status: 200, body: known.data, version: known.data.version };
    }
    const fault = this.#fault(entry);
    if (fault) return fault;
    const data = {
      ...changed({ id: entry.row, ...(entry.resource === "attributions" && { hops: [] }) }, entry.body),
      version: 1,
    };
    this.rows.set(entry.row, { resource: entry.resource, data, deleted: false, asked });
    this.made.set(entry.row, (this.made.get(entry.row) ?? 0) + 1);
    this.#judge(entry, entry.body.claim);
    return { status: 201, body: data, version: 1 };
  }

  /** A verdict sets its claim's status, and so its version. @param {Entry} entry @param {string} claim */
  #judge(entry, claim) {
    if (entry.resource !== "verdicts") return;
    const [latest] = this.live("verdicts").filter((row) => row.claim === claim).sort((
      a,
      b,
    ) => (a.id < b.id ? 1 : -1));
    this.touch(claim, { verification_status: latest?.status ?? "unverified" });
  }

  /** @param {Entry} entry @returns {Reply|null} */
  #fault(entry) {
    for (const field of ["claim", "source", "entity", "content", "party", "words", "annotation", "other"]) {
      const id = entry.body[field];
      if (id && !this.rows.has(id)) return refusal(400, `There is no ${field} ${id}.`);
    }
    const gone = (entry.body.evidence ?? []).some((/** @type {string} */ id) => !this.rows.has(id));
    if (gone) return refusal(400, "There is no such evidence.");
    return (entry.body.note ?? entry.body.statement ?? entry.body.reason ?? "").includes("forbidden")
      ? refusal(400, "That word is forbidden.")
      : null;
  }
}

/** @param {any} data @param {Record<string, any>} body */
function changed(data, { pieces, ...fields }) {
  const next = { claim: null, source: null, entity: null, tags: [], note: "", ...data, ...fields };
  // Not what was sent, but what is meant.
  for (const field of ["note", "statement", "name", "reason"]) {
    if (typeof next[field] === "string") next[field] = next[field].trim();
  }
  if (!pieces) return next;
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  const described = sorted.map((piece) => ({ ...piece, exact: SETTING.text(piece.start, piece.end) }));
  return { ...next, anchor: { status: "anchored", score: 1, offset_unit: "code_point", pieces: described } };
}

/**
 * @param {number} status
 * @param {string} detail
 * @param {any} [row]
 * @param {string} [code]
 * @returns {Reply}
 */
function refusal(status, detail, row, code = "invalid") {
  const current = row && !row.deleted ? row.data : undefined;
  return {
    status,
    body: { title: "Refused", detail, errors: [{ field: "note", code, message: detail }], current },
    version: null,
  };
}
