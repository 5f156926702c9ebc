"""Lines of records: sources, entities, claims and attributions, each made by its own operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields as fields_of
from typing import Any
from uuid import UUID

import msgspec

from articles.claims.operations import create_attribution, create_claim
from articles.claims.types import AttributionDraft, ClaimDraft
from articles.entities.operations import create_entity, create_identified_source
from articles.entities.types import EntityDraft
from articles.foundation.errors import Problem
from articles.foundation.types import Actor
from articles.importing._lines import BadLine, read
from articles.importing._names import Names
from articles.sources.types import SourceDraft

# What an export says and the database works out by itself, or what only merging makes.
_DERIVED = frozenset(
    {
        "type", "id", "created", "created_by", "modified", "modified_by", "version", "entity", "reliability",
        "merged_into", "canonical", "retired", "verification_status", "appearance_count", "article", "claim",
    }
)  # fmt: skip


def make_record(actor: Actor, kind: str, fields: dict[str, Any], names: Names) -> tuple[UUID, bool]:
    """Make the record of a line; return its id, and whether this call made it.

    Raises `BadLine`, `Unclear`, and what the record's operation raises.
    """
    given: UUID | None = read({"id": fields.get("id")}, _Id).id
    row, new = _MAKERS[kind](actor, fields, given, names)
    return row.id, new


class _Id(msgspec.Struct):
    """The id that a line may give."""

    id: UUID | None = None


def _draft[D](fields: dict[str, Any], kind: type[D]) -> D:
    """Return the draft of a line. Raises `BadLine` for fields that it doesn't have."""
    known = {one.name for one in fields_of(kind)}  # type: ignore[arg-type] # drafts are dataclasses
    if unknown := fields.keys() - known - _DERIVED:
        name = min(unknown)
        raise BadLine(
            "This line can't be read.", problems=[Problem(name[:60], "There is no such field here.")]
        )
    return read({name: value for name, value in fields.items() if name in known}, kind)


def _source(actor: Actor, fields: dict[str, Any], id: UUID | None, names: Names) -> tuple[Any, bool]:
    entity = fields.get("entity")
    found = names.find("entity", entity, field="entity") if isinstance(entity, str) else None
    made = create_identified_source(actor, draft=_draft(fields, SourceDraft), entity=found, id=id)
    names.forget()
    return made


def _entity(actor: Actor, fields: dict[str, Any], id: UUID | None, names: Names) -> tuple[Any, bool]:
    made = create_entity(actor, draft=_draft(fields, EntityDraft), id=id)
    names.forget()
    return made


def _claim(actor: Actor, fields: dict[str, Any], id: UUID | None, _names: Names) -> tuple[Any, bool]:
    return create_claim(actor, draft=_draft(fields, ClaimDraft), id=id)


def _attribution(actor: Actor, fields: dict[str, Any], id: UUID | None, names: Names) -> tuple[Any, bool]:
    hops = fields.get("hops")
    if isinstance(hops, list):
        fields = fields | {"hops": [_hop(hop, index, names) for index, hop in enumerate(hops)]}
    return create_attribution(actor, draft=_draft(fields, AttributionDraft), id=id)


def _hop(hop: Any, index: int, names: Names) -> Any:
    """Return the hop with its sources as ids."""
    if not isinstance(hop, dict) or not isinstance(hop.get("sources"), list):
        return hop
    field = f"hops.{index}.sources"
    sources = [
        names.find("source", one, field=f"{field}.{at}") if isinstance(one, str) else one
        for at, one in enumerate(hop["sources"])
    ]
    return hop | {"sources": [str(one) for one in sources]}


type _Maker = Callable[[Actor, dict[str, Any], UUID | None, Names], tuple[Any, bool]]

_MAKERS: dict[str, _Maker] = {
    "source": _source, "entity": _entity, "claim": _claim, "attribution": _attribution,
}  # fmt: skip
RECORDS = frozenset(_MAKERS)
