"""Values of the entities room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from django.db import models

from articles.registers.models import NAME_LENGTH
from articles.registers.types import AliasDraft
from articles.schema.types import Elsewhere, Line, OneOf, Text, Texts


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

    name: Annotated[str, Line(NAME_LENGTH, required=True, trim=True, help="The name that Galley shows.")]
    entity_kind: Annotated[str, OneOf(EntityKind)]
    aliases: Annotated[tuple[AliasDraft, ...], Elsewhere()] = ()
    external_ids: Annotated[
        dict[str, str], Texts(help="Identifiers by scheme, such as `wikidata` with an item's id.")
    ] = field(default_factory=dict)
    description: Annotated[str, Text(10_000)] = ""
