/** The rows of an article as the desk sees them, by resource, and what leads from one to another. */

/** @import { Resource, RowOf } from "./types.js" */
import { Links } from "./links.js";
import { TextOrder } from "./order.js";
import { isPart, RESOURCES } from "./resources.js";

export class SeenRows {
  /** @type {{[R in Resource]: Map<string, RowOf[R]>}} */
  #views = /** @type {any} */ (Object.fromEntries(RESOURCES.map((resource) => [resource, new Map()])));
  #order = new TextOrder();
  #links = new Links();

  /** @param {string} id */
  annotation(id) {
    return this.#views.annotations.get(id);
  }

  /** The claim, or the one that it was merged into. @param {string|null|undefined} id */
  claim(id) {
    const row = id ? this.#views.claims.get(id) : undefined;
    return (row?.canonical && this.#views.claims.get(row.canonical)) || row;
  }

  /** @param {string|null|undefined} id */
  source(id) {
    return id ? this.#views.sources.get(id) : undefined;
  }

  /** @param {string|null|undefined} id */
  entity(id) {
    return id ? this.#views.entities.get(id) : undefined;
  }

  /** @param {string} id */
  attribution(id) {
    return this.#views.attributions.get(id);
  }

  /** @param {Resource} resource @param {string} id @returns {any} */
  row(resource, id) {
    return this.#views[resource].get(id);
  }

  /**
   * @template {Resource} R
   * @param {R} resource
   * @returns {Map<string, RowOf[R]>}
   */
  rows(resource) {
    return this.#views[resource];
  }

  /** The attributions of the passage that says what was said. @param {string} content */
  attributionsOf(content) {
    return [...this.#links.attributionsOf(content)].flatMap((id) => this.attribution(id) ?? []);
  }

  /** The ids of annotations that show something of a row: its own words or a name. @param {string} id */
  shownIn(id) {
    return this.#links.shownIn(id);
  }

  /**
   * Every annotation in the order of the text, the longer first where two begin together; good until the next
   * change.
   */
  inOrder() {
    return this.#order.rows(this.#views.annotations);
  }

  /**
   * A row as it is from now on.
   *
   * @protected
   * @param {Resource} resource
   * @param {string} id
   * @param {any} row null when there is none any more
   */
  put(resource, id, row) {
    const rows = /** @type {Map<string, any>} */ (this.#views[resource]);
    const before = rows.get(id);
    if (row) rows.set(id, row);
    else rows.delete(id);
    if (isPart(resource) && row) this.#links.part(resource, row);
    if (resource === "claims" && row) this.#links.claim(row);
    if (resource === "attributions") this.#links.attribution(before, row ?? undefined);
    if (resource !== "annotations") return;
    this.#links.annotation(before, row ?? undefined);
    this.#order.replace(before, row ?? undefined);
  }
}
