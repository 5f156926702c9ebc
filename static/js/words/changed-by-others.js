/** What a message of the stream asks of the desk: which rows to read, which are gone. No DOM, no network. */

/** @import { Change } from "../net/stream.js" */
/** @import { Entry, Op, Resource } from "../store/types.js" */

/** @type {Record<string, Resource>} */
const RESOURCE_OF = {
  annotation: "annotations",
  attribution: "attributions",
  claim: "claims",
  entity: "entities",
  evidence: "evidence",
  figure: "figures",
  relation: "relations",
  response: "responses",
  source: "sources",
  verdict: "verdicts",
};

/** @type {Record<string, Op>} */
const OP_OF = { created: "create", updated: "update", deleted: "delete", restored: "restore" };

/** Milliseconds after which an expected change that never came is forgotten. */
const PATIENCE = 60_000;

/**
 * What follows from changes by others, the last word on each row.
 *
 * @param {readonly Change[]} changes oldest first
 * @param {(resource: Resource, id: string) => boolean} isKnown whether the desk has a row
 * @returns {{read: [Resource, string][], gone: [Resource, string][], isTextNew: boolean, isRedacted:
 *   boolean}}
 */
export function consequences(changes, isKnown) {
  /** @type {Map<string, [Resource, string, boolean]>} */
  const last = new Map();
  let isTextNew = false;
  let isRedacted = false;
  for (const { verb, subject, article, claim } of changes) {
    const [noun = "", participle = ""] = verb.split(".");
    const resource = RESOURCE_OF[noun];
    isTextNew ||= noun === "revision";
    isRedacted ||= noun === "revision" && participle === "redacted";
    // What belongs to no article concerns this one only if it names the row, or the claim that it is a part
    // of.
    if (resource && (article || isKnown(resource, subject) || (claim && isKnown("claims", claim)))) {
      last.set(subject, [resource, subject, participle === "deleted"]);
    }
  }
  const rows = [...last.values()];
  /** @param {boolean} gone @returns {[Resource, string][]} */
  const of = (gone) => rows.filter((row) => row[2] === gone).map(([resource, id]) => [resource, id]);
  return { read: of(false), gone: of(true), isTextNew, isRedacted };
}

/**
 * The records that a row names, which the desk shows by their names.
 *
 * @param {Resource} resource
 * @param {any} row undefined when it went meanwhile
 * @returns {[id: string, resource: Resource][]}
 */
export function namedBy(resource, row) {
  /** @type {[string|null|undefined, Resource][]} */
  const named = [];
  if (resource === "annotations") {
    named.push([row?.claim, "claims"], [row?.source, "sources"], [row?.entity, "entities"]);
  }
  if (resource === "claims") named.push([row?.canonical, "claims"]);
  if (resource === "attributions") {
    for (const hop of row?.hops ?? []) for (const source of hop.sources) named.push([source, "sources"]);
  }
  return named.flatMap(([id, kind]) => (id ? [[id, kind]] : []));
}

/** Tells apart what this page did itself, and so knows, from what the same person did elsewhere. */
export class OwnDoings {
  /** @type {Map<string, number>} */
  #done = new Map();

  /**
   * A request of this page was carried out.
   * @param {Pick<Entry, "row"|"op">} entry
   * @param {number} now milliseconds
   */
  did({ row, op }, now) {
    for (const [key, at] of this.#done) if (now - at > PATIENCE) this.#done.delete(key);
    this.#done.set(`${row} ${op}`, now);
  }

  /** Whether a change is one of those; each is recognised once. @param {Change} change */
  knows({ verb, subject }) {
    return this.#done.delete(`${subject} ${OP_OF[verb.split(".")[1] ?? ""]}`);
  }
}

/**
 * What others did, in one sentence; "" when there is nothing that an editor would want to hear.
 *
 * @param {readonly {verb: string, name: string}[]} doings
 */
export function told(doings) {
  const first = doings[0];
  if (!first) return "";
  const names = [...new Set(doings.map(({ name }) => name))];
  const who = names.length > 2 ? `${names.length} people` : names.join(" and ");
  if (doings.length > 1) return `${who} made ${doings.length} changes.`;
  const [noun = "", participle = ""] = first.verb.split(".");
  const object = noun === "annotation" ? "mark" : noun;
  const verbs = {
    created: "added",
    updated: "changed",
    deleted: "deleted",
    restored: "restored",
    redacted: "blanked words of",
  };
  return `${who} ${verbs[/** @type {keyof typeof verbs} */ (participle)] ?? "changed"} ${
    object === "evidence" ? "evidence" : `${/^[aeiou]/.test(object) ? "an" : "a"} ${object}`
  }.`;
}
