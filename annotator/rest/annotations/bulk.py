"""Reading thousands of annotations at once.

The shapes name every problem of every field, and take longer over a line than the database. So a body is
first read by its types alone: almost all bodies are right. Those that aren't are read again by the shapes,
which say why.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from annotator.rest.annotations.drafts import MOST_LINES, SentMarks, SentOrigin
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.rules import MOST_PIECES, MOST_TAGS
from articles.annotations.types import AnnotationDraft
from articles.claims.types import PassageDraft
from articles.foundation.rules import UUID_FORM

# In capitals, or in another form that the shapes know, an id is left to them.
type _Id = Annotated[str, msgspec.Meta(pattern=f"^{UUID_FORM}$", max_length=36)]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An object whose every field is known."""


class _Piece(_Strict, frozen=True):
    """As `PieceInput`."""

    start: int
    end: int
    exact: str | msgspec.UnsetType = msgspec.UNSET

    def given(self) -> GivenPiece:
        """Return the piece as the domain takes it."""
        return GivenPiece(self.start, self.end, None if self.exact is msgspec.UNSET else self.exact)


class _Quote(_Strict, frozen=True):
    """As `QuoteInput`."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class _Origin(_Strict, frozen=True):
    """As `OriginInput`."""

    type: str
    agent: str


class _Line(_Strict, frozen=True):
    """As `AnnotationLine`."""

    kind: str
    pieces: (
        Annotated[tuple[_Piece, ...], msgspec.Meta(min_length=1, max_length=MOST_PIECES)] | msgspec.UnsetType
    ) = msgspec.UNSET
    quote: _Quote | msgspec.UnsetType = msgspec.UNSET
    id: _Id | msgspec.UnsetType = msgspec.UNSET
    revision: _Id | msgspec.UnsetType = msgspec.UNSET
    claim: _Id | None = None
    source: _Id | None = None
    entity: _Id | None = None
    tags: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_TAGS)] = ()
    note: str = ""

    def passage(self) -> PassageDraft:
        """Return the draft of the passage."""
        quote = self.quote
        draft = AnnotationDraft(
            self.kind,
            tuple(piece.given() for piece in self.pieces or ()),
            None if quote is msgspec.UNSET else Quote(quote.exact, quote.prefix, quote.suffix),
            _id(self.id),
            _id(self.revision),
            _id(self.source),
            self.tags,
            self.note,
        )
        return PassageDraft(draft, _id(self.claim), _id(self.entity))


class _Body(_Strict, frozen=True):
    """As `AnnotationBulk`."""

    article: _Id
    annotations: Annotated[tuple[_Line, ...], msgspec.Meta(min_length=1, max_length=MOST_LINES)]
    origin: _Origin | msgspec.UnsetType = msgspec.UNSET


def quickly_read(data: object) -> SentMarks | None:
    """Return what a bulk create asks for; None if it isn't plainly right: the shapes know more."""
    try:
        body = msgspec.convert(data, _Body)
    except msgspec.ValidationError:
        return None
    origin = None if body.origin is msgspec.UNSET else SentOrigin(body.origin.type, body.origin.agent)
    return SentMarks(UUID(body.article), [line.passage() for line in body.annotations], origin)


def _id(given: str | msgspec.UnsetType | None) -> UUID | None:
    return UUID(given) if isinstance(given, str) else None
