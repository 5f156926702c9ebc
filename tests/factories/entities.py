"""Entity records."""

from __future__ import annotations

from uuid import UUID

from articles.entities.models import Entity
from articles.entities.operations import create_entity
from articles.entities.types import EntityDraft, EntityKind
from articles.foundation.types import Actor
from articles.registers.types import AliasDraft
from tests.factories.users import editor


def entity(
    actor: Actor | None = None,
    *,
    name: str = "Russia",
    entity_kind: str = EntityKind.PLACE.value,
    aliases: tuple[str, ...] = (),
    id: UUID | None = None,
) -> Entity:
    """Make an entity; aliases are plain names, without language or script."""
    draft = EntityDraft(name, entity_kind, aliases=tuple(AliasDraft(alias) for alias in aliases))
    row, _ = create_entity(actor or editor(), draft=draft, id=id)
    return row
