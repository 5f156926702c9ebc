"""Values of the entities room."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models

from articles.registers.types import AliasDraft


class EntityKind(models.TextChoices):
    """What sort of thing an entity is."""

    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    PLACE = "place", "Place"
    EVENT = "event", "Event"
    WEAPON_OR_PRODUCT = "weapon_or_product", "Weapon or product"
    TREATY = "treaty", "Treaty"
    OTHER = "other", "Other"


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """The content of an entity record, as it is created or replaced."""

    name: str
    entity_kind: str
    aliases: tuple[AliasDraft, ...] = ()
    external_ids: dict[str, str] = field(default_factory=dict)
    description: str = ""
