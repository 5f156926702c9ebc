"""The shapes of sources, their ratings, and entities."""

from __future__ import annotations

from articles.entities.models import Entity, EntityTie
from articles.entities.types import EntityDraft
from articles.registers.types import AliasDraft
from articles.schema.rules import told
from articles.shapes.rules.stamps import stamps, user_shape
from articles.shapes.types import Shape
from articles.sources.models import Rating, Source, SourceRole, SourceTie
from articles.sources.types import SourceDraft


def source_shape(row: Source) -> Shape:
    """Return a source record. Needs `with_names()`, `with_links()`, `with_reliability(day)`, `identity`,
    `created_by`.
    """
    identity = getattr(row, "identity", None)
    own = told(SourceDraft, row, aliases=[_alias_shape(alias) for alias in row.aliases])
    last = {name: own.pop(name) for name in ("external_ids", "description")}
    return {
        "id": row.id,
        **own,
        "roles": [role_shape(role) for role in row.roles.all()],
        "ties": [tie_shape(tie) for tie in row.ties.all()],
        "entity": identity.entity_id if identity else None,
        "reliability": row.reliability,
        **last,
        **_standing(row),
    }


def entity_shape(row: Entity) -> Shape:
    """Return an entity record. Needs `with_names()`, its ties as far as the reader may know them, and
    `created_by`.
    """
    ties = [entity_tie_shape(tie) for tie in row.ties.all()]
    return {
        "id": row.id,
        **told(EntityDraft, row, aliases=[_alias_shape(alias) for alias in row.aliases], ties=ties),
        **_standing(row),
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
        "created_by": user_shape(row.created_by),
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
    """Return how a source is tied to another."""
    return {"kind": tie.kind, "other": tie.other_id, "start": tie.start, "end": tie.end, "note": tie.note}


def entity_tie_shape(tie: EntityTie) -> Shape:
    """Return how an entity is tied to another."""
    return {
        "kind": tie.kind,
        "other": tie.other_id,
        "words": tie.words,
        "since": tie.since,
        "until": tie.until,
        "note": tie.note,
    }


def _standing(row: Source | Entity) -> Shape:
    """Return what the record was merged into, whether it is out of use, and who made it."""
    return {
        "merged_into": row.shown_into,
        "canonical": row.shown_canonical,
        "retired": row.retired,
        **stamps(row),
    }


def _alias_shape(alias: AliasDraft) -> Shape:
    """Return one further name of a record."""
    return {"name": alias.name, "language": alias.language, "script": alias.script}
