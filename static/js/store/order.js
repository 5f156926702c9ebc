/** The order of annotations in the text, kept while single ones come, go and move. */

/** @import { Annotation } from "./types.js" */

/** Changes since the last look from which on sorting everything is cheaper than finding each place. */
const FEW = 50;

export class TextOrder {
  /** @type {Annotation[]} */
  #rows = [];
  /** @type {[before: Annotation|undefined, after: Annotation|undefined][]} */
  #changes = [];

  /**
   * @param {Annotation|undefined} before
   * @param {Annotation|undefined} after
   */
  replace(before, after) {
    this.#changes.push([before, after]);
  }

  /**
   * Every annotation in the order of the text; good until the next change.
   *
   * @param {ReadonlyMap<string, Annotation>} all
   * @returns {readonly Annotation[]}
   */
  rows(all) {
    if (this.#changes.length > FEW) this.#rows = [...all.values()].sort(byPlace);
    else {
      for (const [before, after] of this.#changes) {
        if (before) this.#rows.splice(this.#place(before), 1);
        if (after) this.#rows.splice(this.#place(after), 0, after);
      }
    }
    this.#changes = [];
    return this.#rows;
  }

  /** The place of an annotation, or the place that it would have. @param {Annotation} row */
  #place(row) {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byPlace(/** @type {Annotation} */ (this.#rows[middle]), row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * In the order of the text; the longer first where two begin together.
 *
 * @param {Annotation} a
 * @param {Annotation} b
 */
function byPlace(a, b) {
  const [first, second] = [a.anchor.pieces, b.anchor.pieces];
  return (first[0]?.start ?? 0) - (second[0]?.start ?? 0) ||
    (second.at(-1)?.end ?? 0) - (first.at(-1)?.end ?? 0) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
