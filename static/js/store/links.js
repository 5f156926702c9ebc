/** Which rows name which, so that a changed record is redrawn where it is named, and only there. */

/** @import { Annotation, Attribution, PartResource } from "./types.js" */

export class Links {
  /** Ids of annotations, by the id of a row that they show. @type {Map<string, Set<string>>} */
  #shownIn = new Map();
  /** Ids of attributions, by the passage that they are about. @type {Map<string, Set<string>>} */
  #about = new Map();
  /**
   * Ids of claims whose record shows a row: one of its parts, or what a part names.
   * @type {Map<string, Set<string>>}
   */
  #recordedIn = new Map();

  /**
   * @param {Annotation|undefined} before
   * @param {Annotation|undefined} after
   */
  annotation(before, after) {
    for (const id of before ? named(before) : []) this.#shownIn.get(id)?.delete(before?.id ?? "");
    for (const id of after ? named(after) : []) add(this.#shownIn, id, after?.id ?? "");
  }

  /**
   * @param {Attribution|undefined} before
   * @param {Attribution|undefined} after
   */
  attribution(before, after) {
    if (before) this.#about.get(before.content)?.delete(before.id);
    if (!after) return;
    add(this.#about, after.content, after.id);
    // Never taken back: a passage shown once too often does no harm, one forgotten would.
    for (
      const id of [
        after.id,
        after.cue ?? "",
        ...after.hops.flatMap((hop) => [...hop.sources, hop.span ?? ""]),
      ]
    ) {
      add(this.#shownIn, id, after.content);
    }
  }

  /** A claim that was merged shows what its survivor does. @param {{id: string, canonical?: string}} row */
  claim({ id, canonical }) {
    if (canonical && canonical !== id) add(this.#recordedIn, canonical, id);
  }

  /**
   * A part of a claim's record. Never taken back either.
   *
   * @param {PartResource} resource
   * @param {any} row
   */
  part(resource, row) {
    const { id, claim, party, words, annotation, other } = row;
    for (const named of [id, party, words, annotation, other]) if (named) add(this.#recordedIn, named, claim);
    if (resource === "relations") add(this.#recordedIn, id, other);
    if (resource === "figures" && annotation) add(this.#shownIn, id, annotation);
  }

  /** The attributions of a passage. @param {string} content @returns {Iterable<string>} */
  attributionsOf(content) {
    return this.#about.get(content) ?? [];
  }

  /** The annotations that show something of a row. @param {string} id @returns {Iterable<string>} */
  shownIn(id) {
    const own = this.#shownIn.get(id) ?? [];
    // From a part to its claim, and from there to what was merged into that.
    const claims = new Set(this.#recordedIn.get(id));
    for (const claim of claims) for (const merged of this.#recordedIn.get(claim) ?? []) claims.add(merged);
    return claims.size
      ? new Set([...own, ...[...claims].flatMap((claim) => [...this.#shownIn.get(claim) ?? []])])
      : own;
  }
}

/** @param {Annotation} row */
function named(row) {
  return [row.claim, row.source, row.entity].filter((id) => id !== null);
}

/**
 * @param {Map<string, Set<string>>} sets
 * @param {string} key
 * @param {string} value
 */
function add(sets, key, value) {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}
