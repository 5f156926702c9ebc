"""Putting sources and entities out of use that nothing names: only here is everything seen that could."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from articles.entities.models import Entity
from articles.entities.operations import ENTITIES
from articles.foundation.types import Actor
from articles.research.models import entity_uses, source_links, source_uses
from articles.sources.models import Source
from articles.sources.operations import SOURCES


def retire_source(actor: Actor, *, id: UUID, version: int) -> Source:
    """Put a source that is still at `version`, and that nothing names, out of use; return it.

    It keeps its id, can still be read, and can be restored. Raises `Forbidden`, `Missing`, `Stale`, `Merged`,
    `Retired`, `InUse`.
    """
    return SOURCES.retire(actor, id=id, version=version, uses=partial(_of_source, actor))


def retire_entity(actor: Actor, *, id: UUID, version: int) -> Entity:
    """Put an entity that is still at `version`, and that nothing names, out of use; return it.

    Raises the errors of `retire_source`.
    """
    return ENTITIES.retire(actor, id=id, version=version, uses=partial(_of_entity, actor))


def _of_source(actor: Actor, id: UUID) -> list[str]:
    """Say what names a source. Whoever manages the register sees everything."""
    used, links = source_uses(actor, id), source_links(id)
    return _counted(
        (used.annotations, "mark", "marks"),
        (used.credits, "credit of an article", "credits of articles"),
        (used.hops, "step of a chain", "steps of chains"),
        (used.responses, "response", "responses"),
        (links.roles, "role at it", "roles at it"),
        (links.ties, "tie to it", "ties to it"),
        (links.tombstones, "source merged into it", "sources merged into it"),
    )


def _of_entity(actor: Actor, id: UUID) -> list[str]:
    """Say what names an entity."""
    used = entity_uses(actor, id)
    merged = Entity.objects.filter(survivor=id).count()
    return _counted(
        (used.annotations, "mark", "marks"),
        (used.sources, "source that is this entity", "sources that are this entity"),
        (merged, "entity merged into it", "entities merged into it"),
    )


def _counted(*counts: tuple[int, str, str]) -> list[str]:
    """Return each count that isn't zero, in words."""
    return [f"{count:,} {one if count == 1 else several}" for count, one, several in counts if count]
