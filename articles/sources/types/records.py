"""Values of the register: what a source, a role, a tie and a rating are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.registers.models import NAME_LENGTH
from articles.registers.types import AliasDraft
from articles.schema.types import Address, Code, Day, Elsewhere, Line, OneOf, Text, Texts

_COUNTRY = re.compile("[A-Z]{2}")


class SourceKind(models.TextChoices):
    """The kind of a source."""

    NAMED_INDIVIDUAL = "named_individual", "Named individual"
    UNNAMED_INDIVIDUAL = "unnamed_individual", "Unnamed individual"
    NAMED_GROUP = "named_group", "Named group"
    UNNAMED_GROUP = "unnamed_group", "Unnamed group"
    GOVERNMENT_BODY = "government_body", "Government body"
    MILITARY = "military", "Military"
    STATE_MEDIA = "state_media", "State media"
    NEWS_AGENCY = "news_agency", "News agency"
    PUBLISHER = "publisher", "Publisher"
    DOCUMENT = "document", "Document"
    DATABASE = "database", "Database"
    SOCIAL_ACCOUNT = "social_account", "Social media account"


# Sources that the desk knows and readers don't. Using one needs a reason and an approver.
UNNAMED_KINDS = (SourceKind.UNNAMED_INDIVIDUAL, SourceKind.UNNAMED_GROUP)
# Bodies that speak in public and whose existence is no secret. Whatever else is in the register, people,
# their accounts and their papers, is known outside only once an article has named it openly.
INSTITUTION_KINDS = (
    SourceKind.GOVERNMENT_BODY,
    SourceKind.MILITARY,
    SourceKind.STATE_MEDIA,
    SourceKind.NEWS_AGENCY,
    SourceKind.PUBLISHER,
)


class TieKind(models.TextChoices):
    """The kind of a tie, read from the source that has it: it owns, speaks for, is part of the other."""

    OWNS = "owns", "Owns"
    SPEAKS_FOR = "speaks_for", "Speaks for"
    PART_OF = "part_of", "Is part of"
    PARTY_TO = "party_to", "Is party to"

    @property
    def seen_from_other(self) -> str:
        """The words for it at the other end: what one source owns is owned by it."""
        return _SEEN_FROM_OTHER[self]


_SEEN_FROM_OTHER = {
    TieKind.OWNS: "Is owned by",
    TieKind.SPEAKS_FOR: "Is spoken for by",
    TieKind.PART_OF: "Has as a part",
    TieKind.PARTY_TO: "Has as a party",
}


class Grade(models.TextChoices):
    """How reliable a source is: the first half of the Admiralty code."""

    A = "A", "Completely reliable"
    B = "B", "Usually reliable"
    C = "C", "Fairly reliable"
    D = "D", "Not usually reliable"
    E = "E", "Unreliable"
    F = "F", "Cannot be judged"


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """A post that a source holds or held at an organization, also a source. Both dates are inclusive."""

    organization: UUID
    title: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A tie of one source to another, past or present. Both dates are inclusive."""

    kind: str
    other: UUID
    start: date | None = None
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """How reliable somebody finds a source from a day on, and why. `rater` is the name of who judges."""

    grade: Annotated[
        str,
        OneOf(
            Grade,
            help="The Admiralty code's first half, from A (reliable) to E (unreliable); F cannot be judged.",
        ),
    ]
    valid_from: Annotated[date, Day(help="The day from which it holds; today or earlier.")]
    reason: Annotated[str, Text(10_000, required=True)]
    rater: Annotated[
        str,
        Line(NAME_LENGTH, required=True, trim=True, help="Who judges; by default the caller."),
    ]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The content of a source record, as it is created or replaced."""

    name: Annotated[str, Line(NAME_LENGTH, required=True, trim=True, help="The name that Galley shows.")]
    source_kind: Annotated[str, OneOf(SourceKind)]
    aliases: Annotated[tuple[AliasDraft, ...], Elsewhere()] = ()
    country: Annotated[
        str,
        Code(
            _COUNTRY,
            2,
            "Not a country code. Write two capital letters (ISO 3166), such as “KR”.",
            help="Two capital letters (ISO 3166), or empty.",
        ),
    ] = ""
    home_page: Annotated[str, Address(500, help="An http(s) address, or empty.")] = ""
    external_ids: Annotated[
        dict[str, str], Texts(help="Identifiers by scheme, such as `wikidata` with an item's id.")
    ] = field(default_factory=dict)
    description: Annotated[str, Text(10_000)] = ""
    roles: Annotated[tuple[RoleDraft, ...], Elsewhere()] = ()
    ties: Annotated[tuple[TieDraft, ...], Elsewhere()] = ()
