"""Values of the annotations room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from articles.anchoring.types import GivenPiece, Quote


class AnnotationKind(models.TextChoices):
    """What a mark says about its words."""

    CLAIM = "claim", "Claim"
    SOURCE = "source", "Source"
    CUE = "cue", "Cue"
    ENTITY = "entity", "Entity"
    FIGURE = "figure", "Figure"
    NOTE = "note", "Note"


class AnchorStatus(models.TextChoices):
    """How an annotation sits on a revision."""

    ANCHORED = "anchored", "Anchored"
    MOVED = "moved", "Moved"
    ALTERED = "altered", "Altered"
    AMBIGUOUS = "ambiguous", "Ambiguous"
    ORPHANED = "orphaned", "Orphaned"


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """An annotation about to be made. Its place is given by `pieces`, or by a `quote` to be located.

    `revision`, when given, is the text that the offsets count in; it must still be the article's current one.
    """

    kind: str
    pieces: Sequence[GivenPiece] = ()
    quote: Quote | None = None
    id: UUID | None = None
    revision: UUID | None = None
    source: UUID | None = None
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """A change of an annotation: None leaves a field as it is.

    `source` is given as `(id or None,)`, since None itself is a value that a link can be set to. `revision`,
    when given, is the text that the offsets of `pieces` count in.
    """

    kind: str | None = None
    pieces: Sequence[GivenPiece] | None = None
    revision: UUID | None = None
    source: tuple[UUID | None] | None = None
    tags: tuple[str, ...] | None = None
    note: str | None = None
