/** Keeps the paint true to the record: each changed annotation becomes a changed span. */

/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @returns {() => void} stop
 */
export function paintRecord(desk) {
  const stop = desk.record.subscribe(({ resources, ids }) => {
    const affected = resources.has("annotations") && resources.size === 1 ? ids : desk.affectedBy(ids);
    if (!affected.size) return;
    for (const id of affected) placeSpan(desk, id);
    desk.painter.refresh(affected);
    if (!desk.active) desk.painter.setActive(null);
  });
  // Rows may have come before anybody listened: they load while the journal is being opened.
  for (const { id } of desk.record.inOrder()) placeSpan(desk, id);
  desk.painter.refresh();
  return stop;
}

/**
 * @param {Desk} desk
 * @param {string} id
 */
function placeSpan(desk, id) {
  const annotation = desk.record.annotation(id);
  const pieces = annotation?.anchor.pieces.map(({ start, end }) => ({ start, end })) ?? [];
  if (!annotation || !pieces.length) {
    desk.index.remove(id);
    return;
  }
  desk.index.replace({ id, kind: annotation.kind, pieces, state: desk.record.stateOf(id) });
}
