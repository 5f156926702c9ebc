/** Everything an editor can do, as commands: the changes that it takes, in the order they must be sent. */

/** @import { ArticleRecord } from "./record.js" */
/** @import { Annotation, Attribution, Change, Command, Hop, Kind, Piece, Register } from "./types.js" */
/** @import { Resource } from "./types.js" */
import { seen } from "../anchoring/unseen.js";
import { figureOf } from "./claim-record.js";
import { newId } from "./ids.js";
import { bare } from "./rows.js";
import { statementOf } from "./statement.js";

/**
 * The field that ties an annotation of a kind to its record.
 * @type {Partial<Record<Kind, "claim"|"source"|"entity">>}
 */
export const LINK_FIELD = { claim: "claim", source: "source", entity: "entity" };

/**
 * Marks a passage. A claim gets its record at once, stated in the passage's own words until the editor
 * changes them.
 *
 * @param {Kind} kind
 * @param {Piece[]} pieces
 * @param {string} quote
 * @returns {{id: string, command: Command}}
 */
export function mark(kind, pieces, quote) {
  const id = newId();
  /** @type {Record<string, any>} */
  const body = { kind, pieces: pieces.map(bare) };
  /** @type {Change[]} */
  const changes = [];
  if (kind === "claim") {
    body.claim = newId();
    changes.push({
      resource: "claims",
      op: "create",
      row: body.claim,
      body: { statement: statementOf(quote) },
    });
  }
  changes.push({ resource: "annotations", op: "create", row: id, body });
  return { id, command: { label: `${kind} marked`, changes } };
}

/**
 * Gives an annotation these pieces; the caller has merged and sorted them.
 *
 * @param {Annotation} annotation
 * @param {Piece[]} pieces
 * @returns {Command}
 */
export function setPieces(annotation, pieces) {
  return update("passage changed", "annotations", annotation.id, { pieces: pieces.map(bare) });
}

/**
 * Turns an annotation into another kind. What only its old kind could hold goes: its record's link, for a
 * claim the attribution, for a figure the number that was read from it.
 *
 * @param {ArticleRecord} record
 * @param {Annotation} annotation
 * @param {Kind} kind
 * @returns {Command}
 */
export function changeKind(record, annotation, kind) {
  /** @type {Change[]} */
  const changes = record.attributionsOf(annotation.id).map((row) => ({
    resource: "attributions",
    op: "delete",
    row: row.id,
  }));
  const figure = figureOf(record, annotation.id);
  if (figure) changes.push({ resource: "figures", op: "delete", row: figure.id });
  /** @type {Record<string, any>} */
  const body = { kind };
  const held = LINK_FIELD[annotation.kind];
  if (held && annotation[held]) body[held] = null;
  if (kind === "claim") {
    body.claim = newId();
    changes.push({
      resource: "claims",
      op: "create",
      row: body.claim,
      body: { statement: statementOf(seen(record.quote(annotation))) },
    });
  }
  changes.push({ resource: "annotations", op: "update", row: annotation.id, body });
  return { label: `changed to ${kind}`, changes };
}

/**
 * Ties an annotation to a record, making the record first when it is new.
 *
 * @param {Annotation} annotation
 * @param {"claim"|"source"|"entity"} field
 * @param {{id: string, create?: Record<string, any>}|null} choice
 * @returns {Command}
 */
export function setLink(annotation, field, choice) {
  const command = update(`${field} chosen`, "annotations", annotation.id, { [field]: choice?.id ?? null });
  if (choice?.create) command.changes.unshift(makeRecord(field, choice.id, choice.create));
  return command;
}

/**
 * The request for a record that is new.
 *
 * @param {"claim"|"source"|"entity"} field
 * @param {string} id
 * @param {Record<string, any>} body
 * @returns {Change}
 */
export function makeRecord(field, id, body) {
  /** @type {Record<string, Resource>} */
  const resources = { claim: "claims", source: "sources", entity: "entities" };
  return { resource: resources[field] ?? "sources", op: "create", row: id, body };
}

/**
 * @param {Annotation} annotation
 * @param {{note?: string, tags?: string[]}} body
 * @returns {Command}
 */
export function setText(annotation, body) {
  return update("note" in body ? "note changed" : "tags changed", "annotations", annotation.id, body);
}

/**
 * @param {string} claim
 * @param {string} statement
 * @returns {Command}
 */
export function setStatement(claim, statement) {
  return update("statement changed", "claims", claim, { statement });
}

/**
 * Records who said a claim's words, or changes that record.
 *
 * @param {Attribution|undefined} attribution
 * @param {string} content the claim's annotation
 * @param {Partial<Attribution>} fields
 * @param {{id: string, create: Record<string, any>}[]} [newSources]
 * @returns {Command}
 */
export function attribute(attribution, content, fields, newSources = []) {
  const body = fields.hops ? { ...fields, hops: numbered(fields.hops) } : fields;
  const command = attribution ? update("attribution changed", "attributions", attribution.id, body) : {
    label: "attribution added",
    changes: [
      /** @type {Change} */ ({
        resource: "attributions",
        op: "create",
        row: newId(),
        body: { content, ...body },
      }),
    ],
  };
  command.changes.unshift(...newSources.map((source) => makeRecord("source", source.id, source.create)));
  return command;
}

/**
 * Takes the whole attribution away.
 *
 * @param {Attribution} attribution
 * @returns {Command}
 */
export function unattribute(attribution) {
  return {
    label: "attribution removed",
    changes: [{ resource: "attributions", op: "delete", row: attribution.id }],
  };
}

/**
 * @param {Annotation} annotation
 * @returns {Command}
 */
export function remove(annotation) {
  return {
    label: `${annotation.kind} deleted`,
    changes: [{ resource: "annotations", op: "delete", row: annotation.id }],
  };
}

/**
 * The role that a source most likely has at this place of the chain.
 *
 * @param {number} position
 * @param {Register|undefined} source
 * @param {boolean} [isCredited]  whether a credit line names it
 * @returns {Hop["role"]}
 */
export function likelyRole(position, source, isCredited = false) {
  if (position === 0) return "originator";
  const kind = source?.source_kind ?? "";
  if (kind === "publisher" || isCredited) return "carrier";
  if (kind === "news_agency") return position > 1 ? "carrier" : "relay";
  return kind === "named_individual" && position === 1 ? "spokesperson" : "relay";
}

/**
 * Positions follow the order of the list.
 *
 * @param {Hop[]} hops
 * @returns {Hop[]}
 */
export function numbered(hops) {
  return hops.map((hop, position) => ({ ...hop, position }));
}

/**
 * The same command, by an editor who was shown these values when they began to write.
 *
 * @param {Command} command  of one update
 * @param {Record<string, any>|undefined} had  undefined where they chose and wrote nothing
 * @returns {Command}
 */
export function writtenOver(command, had) {
  return { ...command, changes: command.changes.map((change) => ({ ...change, seen: had })) };
}

/**
 * @param {string} label
 * @param {Resource} resource
 * @param {string} row
 * @param {Record<string, any>} body
 * @returns {Command}
 */
function update(label, resource, row, body) {
  return { label, changes: [{ resource, op: "update", row, body }] };
}
