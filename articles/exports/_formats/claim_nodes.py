"""Claims and all that is recorded of them, as nodes of JSON-LD."""

from __future__ import annotations

from articles.claims.models import Claim, ClaimPart, Evidence, Figure, Relation, Response, Verdict
from articles.claims.types import ClaimDraft
from articles.disclosure.rules import told_fields
from articles.exports._formats.nodes import Node, changer_node, former, maker_node, said_only
from articles.exports._formats.vocabulary import iri
from articles.exports.types import Details
from articles.schema.rules import told
from articles.shapes.rules import (
    evidence_shape,
    figure_shape,
    relation_shape,
    response_shape,
    verdict_shape,
)
from articles.shapes.types import Shape

# Fields that name other rows.
_NAMING = ("claim", "annotation", "article", "other")
_PARTS = {
    Figure: figure_shape,
    Response: response_shape,
    Evidence: evidence_shape,
    Verdict: verdict_shape,
    Relation: relation_shape,
}
_STAMPS = ("id", "created_by", "modified", "modified_by", "version")


def claim_node(row: Claim, details: Details, *, inside: bool) -> Node:
    """Return a claim with the newsroom's gauge and all that is recorded of it: its numbers, what the parties
    answered, the evidence, the verdicts, and its relations to other claims. `inside` says that the reader
    works for the newsroom.
    """
    node = {"id": iri(row.id), "type": "Claim", **said_only(told_fields("claim", told(ClaimDraft, row)))}
    node["verification_status"] = row.shown_status
    for name, parts in details.of_claims.items():
        if found := parts.get(row.canonical):
            node[name] = [part_node(part, inside=inside) for part in found]
    return node | former(row)


def part_node(row: ClaimPart, *, inside: bool) -> Node:
    """Return a part of a claim's record: the fields that say something, and who made and changed it.

    It needs what its shape needs, and `modified_by`.
    """
    kind = str(row._meta.verbose_name)
    shape = _PARTS[type(row)](row)  # type: ignore[operator] # each kind's shape takes its rows
    fields = shape if inside else told_fields(kind, shape)
    node = said_only({name: value for name, value in fields.items() if name not in _STAMPS})
    node |= _named(row, node)
    node |= {name: iri(node[name]) for name in _NAMING if name in node}
    stamps = {"modified": row.modified, **maker_node(row), **changer_node(row)}
    return {"id": iri(row.id), "type": type(row).__name__, **node, **stamps}


def _named(row: ClaimPart, fields: Shape) -> Node:
    """Return the fields of a part under the names that JSON-LD has for them. Takes the others away."""
    found: Node = {}
    if isinstance(row, Response):
        # A party that the reader may not know has no id in the shape.
        if fields.pop("party", None):
            party = row.party
            told_of = {"name": party.name, "source_kind": party.source_kind}
            found["party"] = {"id": iri(party.id), "type": "Source", **told_of}
        if words := fields.pop("words", None):
            found["annotation"] = words
    if isinstance(row, Verdict):
        found |= fields.pop("rating", {})
        if speaking := fields.pop("evidence", None):
            found["evidence"] = [iri(id) for id in speaking]
    return found
