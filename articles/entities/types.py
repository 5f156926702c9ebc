"""Values of the entities room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.registers.models import NAME_LENGTH
from articles.registers.types import AliasDraft
from articles.schema.types import Edtf, Elsewhere, Line, OneOf, Text, Texts


class EntityKind(models.TextChoices):
    """What sort of thing an entity is."""

    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organisation"
    PLACE = "place", "Place"
    EVENT = "event", "Event"
    WEAPON_OR_PRODUCT = "weapon_or_product", "Weapon or product"
    TREATY = "treaty", "Treaty"
    OTHER = "other", "Other"


class EntityTieKind(models.TextChoices):
    """How an entity is tied to another, read from the entity that has the tie: it is party to the other."""

    PARTY_TO = "party_to", "Is party to"
    MEMBER_OF = "member_of", "Is a member of"
    PART_OF = "part_of", "Is part of"
    LOCATED_IN = "located_in", "Is in"
    HOLDS_POST = "holds_post", "Holds a post at"
    TAKES_PART = "takes_part", "Takes part in"
    MADE_BY = "made_by", "Is made by"
    RELATED_TO = "related_to", "Is related to"


# The same, read from the other end.
TIED_BY = {
    EntityTieKind.PARTY_TO.value: "Has the party",
    EntityTieKind.MEMBER_OF.value: "Has the member",
    EntityTieKind.PART_OF.value: "Has the part",
    EntityTieKind.LOCATED_IN.value: "Is where to find",
    EntityTieKind.HOLDS_POST.value: "Has in a post",
    EntityTieKind.TAKES_PART.value: "Has the participant",
    EntityTieKind.MADE_BY.value: "Makes",
    EntityTieKind.RELATED_TO.value: "Is related to",
}


@dataclass(frozen=True, slots=True)
class EntityTieDraft:
    """A tie of one entity to another, past or present: a treaty's party, a person's post, a place's country.

    `words` say more than the kind, such as "President". `since` and `until` are EDTF dates, both inclusive.
    """

    kind: str
    other: UUID
    words: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


_EDTF = "as exactly as it is known (EDTF): `2024-06-19`, `2024-06`, `2024`, with `?` or `~` if it isn't sure."


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
    start_date: Annotated[
        str,
        Edtf(
            help=f"When an event began, a treaty was made, a body was founded or a person was born, {_EDTF}"
        ),
    ] = ""
    end_date: Annotated[str, Edtf(help=f"When it ended or they died, {_EDTF}")] = ""
    ties: Annotated[tuple[EntityTieDraft, ...], Elsewhere()] = ()
