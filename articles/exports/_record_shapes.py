"""The shapes of sources, their ratings, and entities, as `_shapes` has them of everything else."""

from __future__ import annotations

from articles.entities.models import Entity
from articles.exports._shapes import Shape, stamps
from articles.foundation.types import AliasDraft
from articles.sources.models import Rating, Source, SourceRole, SourceTie


def source_shape(row: Source) -> Shape:
    """Return a source record. Needs `with_names()`, `with_links()`, `with_reliability(day)`, `identity`,
    `created_by`.
    """
    identity = getattr(row, "identity", None)
    return {
        "id": row.id,
        "name": row.name,
        "source_kind": row.source_kind,
        "aliases": [_alias_shape(alias) for alias in row.aliases],
        "country": row.country,
        "home_page": row.home_page,
        "roles": [role_shape(role) for role in row.roles.all()],
        "ties": [tie_shape(tie) for tie in row.ties.all()],
        "entity": identity.entity_id if identity else None,
        "reliability": row.reliability,
        **_record_shape(row),
    }


def entity_shape(row: Entity) -> Shape:
    """Return an entity record. Needs `with_names()` and `created_by`."""
    return {
        "id": row.id,
        "name": row.name,
        "entity_kind": row.entity_kind,
        "aliases": [_alias_shape(alias) for alias in row.aliases],
        **_record_shape(row),
    }


def rating_shape(row: Rating) -> Shape:
    """Return a rating. Needs `created_by`."""
    return {
        "id": row.id,
        "source": row.source_id,
        "grade": row.grade,
        "valid_from": row.valid_from,
        "rater": row.rater,
        "reason": row.reason,
        "created": row.created,
        "created_by": {"id": row.created_by_id, "name": str(row.created_by)},
    }


def role_shape(role: SourceRole) -> Shape:
    """Return a post that a source holds."""
    return {
        "organization": role.organization_id,
        "title": role.title,
        "start": role.start,
        "end": role.end,
    }


def tie_shape(tie: SourceTie) -> Shape:
    """Return what a source is to another."""
    return {"kind": tie.kind, "other": tie.other_id, "start": tie.start, "end": tie.end, "note": tie.note}


def _record_shape(row: Source | Entity) -> Shape:
    """Return what sources and entities have in common, from `external_ids` on."""
    return {
        "external_ids": row.external_ids,
        "description": row.description,
        "merged_into": row.shown_into,
        "canonical": row.shown_canonical,
        **stamps(row),
    }


def _alias_shape(alias: AliasDraft) -> Shape:
    """Return one further name of a record."""
    return {"name": alias.name, "language": alias.language, "script": alias.script}
