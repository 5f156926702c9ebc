"""Values of the annotations room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from articles.anchoring.types import GivenPiece, Piece, Quote

if TYPE_CHECKING:
    from articles.corpus.models import Revision


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


class Decision(models.TextChoices):
    """What a person says about a mark that a new text has left in doubt.

    `confirm`: it belongs where it was put; of one that is gone: it is gone. `drop`: it has no place on the
    new text, and stays on the old one. `reopen`: nothing is said yet.
    """

    CONFIRM = "confirm", "Confirm"
    DROP = "drop", "Drop"
    REOPEN = "reopen", "Reopen"


@dataclass(frozen=True, slots=True)
class CarriedAnchor:
    """What carrying a mark to a text found. Places are `[start, end)` in code points."""

    status: str
    score: float
    pieces: tuple[tuple[int, int], ...] = ()
    candidates: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()
    # The id of the mark that it was taken over from, if that is another article's.
    taken_from: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A mark on the current text, and the place from which it is to be carried on: its pieces on the revision
    `base`. `base` is None for one that a person has let go.

    `proved` says whether that place is certain: only then can the next one be. `pieces` are as stored.
    """

    annotation: UUID
    live: bool
    status: str
    pieces: list[dict[str, Any]]
    base: UUID | None
    proved: bool
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """What a text did: the article's current one, whether it is new, and how many marks there are on it by
    status.
    """

    revision: Revision
    made: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """An annotation about to be made. Its place is given by `pieces`, or by a `quote` to be located.

    `revision`, when given, is the text that the offsets count in. If a newer one has come since, the mark is
    carried there.
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
    when given, is the text that the offsets of `pieces` count in; if a newer one has come since, the mark is
    carried there.
    """

    kind: str | None = None
    pieces: Sequence[GivenPiece] | None = None
    revision: UUID | None = None
    source: tuple[UUID | None] | None = None
    tags: tuple[str, ...] | None = None
    note: str | None = None
    # Instead of `pieces`: words to be located on the current text.
    quote: Quote | None = None
