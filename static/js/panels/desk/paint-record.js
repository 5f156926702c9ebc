/** Keeps the paint true to the record: each changed annotation becomes a changed span. */

/** @import { SpanIndex } from "../../paint/index.js" */
/** @import { Painter } from "../../paint/painter.js" */
/** @import { ArticleRecord } from "../../store/record.js" */

/**
 * @typedef {object} Painting
 * @property {ArticleRecord} record
 * @property {SpanIndex} index
 * @property {Painter} painter
 */

/**
 * @param {Painting} painting
 * @returns {() => void} stop
 */
export function paintRecord(painting) {
  const { record, painter } = painting;
  const stop = record.subscribe(({ resources, ids }) => {
    const affected = resources.has("annotations") && resources.size === 1 ? ids : affectedBy(painting, ids);
    if (!affected.size) return;
    for (const id of affected) placeSpan(painting, id);
    painter.refresh(affected);
  });
  // Rows may have come before anybody listened.
  for (const { id } of record.inOrder()) placeSpan(painting, id);
  painter.refresh();
  return stop;
}

/**
 * Annotations whose card or paint depends on these rows.
 * @param {Pick<Painting, "record"|"index">} painting
 * @param {Set<string>} ids
 */
export function affectedBy({ record, index }, ids) {
  /** @type {Set<string>} */
  const affected = new Set();
  for (const id of ids) {
    if (record.annotation(id) || index.get(id)) affected.add(id);
    for (const annotation of record.shownIn(id)) affected.add(annotation);
  }
  return affected;
}

/**
 * @param {Painting} painting
 * @param {string} id
 */
function placeSpan({ record, index }, id) {
  const annotation = record.annotation(id);
  if (!annotation?.anchor.pieces.length) return void index.remove(id);
  const { kind, anchor } = annotation;
  const state = record.stateOf(id);
  // What is in doubt and yet has a place has other words there.
  const isAltered = state === "saved" && anchor.status === "altered";
  index.replace({
    id,
    kind,
    pieces: anchor.pieces.map(({ start, end }) => ({ start, end })),
    state: isAltered ? "doubtful" : state,
  });
}
