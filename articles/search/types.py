"""Values of searching: what is asked for, and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import models


class Kind(models.TextChoices):
    """What can be found."""

    ARTICLE = "article", "Articles"
    ANNOTATION = "annotation", "Marks"
    CLAIM = "claim", "Claims"
    SOURCE = "source", "Sources"
    ENTITY = "entity", "Entities"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that is looked for: to be left out (`-word`), or only the beginning of one
    (`word*`).
    """

    text: str
    without: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for. Empty conditions are none; days are in UTC."""

    terms: tuple[Term, ...]
    types: tuple[Kind, ...] = tuple(Kind)
    kind: str = ""
    article: UUID | None = None
    source: UUID | None = None
    publisher: str = ""
    language: str = ""
    verification_status: str = ""
    created_by: UUID | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A hit's place in the order of a search, and the moment at which that search began.

    What is newer than that moment doesn't come into the pages that follow.
    """

    began: datetime
    score: int
    at: datetime
    row: UUID


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: higher scores first, then the latest. Articles and claims
    have no `kind`.
    """

    type: Kind
    row: UUID
    at: datetime
    score: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch `[start, end)` of a snippet, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of one field, with what was found in it. `start` is where the part begins in the field, in code
    points.
    """

    field: str
    text: str
    start: int
    highlights: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as it is shown. `title` names the row, or for a mark its article; `canonical` is the record that
    stands for it; `status` is a claim's.
    """

    hit: Hit
    title: str
    article: UUID | None
    canonical: UUID
    language: str
    status: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many hits have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found.

    Of each type the latest hits are ranked and counted, up to a bound; `capped` names the types that have
    more.
    """

    found: tuple[Found, ...]
    next: Place | None
    total: int
    capped: tuple[Kind, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
