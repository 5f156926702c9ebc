"""Annotations, with what their words stand for."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.types import AnnotationDraft, AnnotationKind
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from articles.foundation.types import Actor, Origin
from tests.factories.users import editor


def annotation(
    actor: Actor | None = None,
    *,
    article: Article,
    words: str | Sequence[str] = (),
    kind: str = AnnotationKind.NOTE.value,
    source: UUID | None = None,
    claim: UUID | None = None,
    entity: UUID | None = None,
    tags: tuple[str, ...] = (),
    note: str = "",
    origin: Origin | None = None,
    id: UUID | None = None,
) -> Annotation:
    """Mark the words (several: one piece each) where they first stand in the article; without any, its first
    letter.

    The row is read anew, with its `place`.
    """
    given = [words] if isinstance(words, str) else words
    pieces = pieces_of(article.latest.text, given) if given else (GivenPiece(0, 1),)
    mark = AnnotationDraft(kind=kind, pieces=pieces, source=source, tags=tags, note=note, id=id)
    passage = PassageDraft(mark, claim=claim, entity=entity)
    made = create_passages(actor or editor(), article_id=article.id, drafts=[passage], origin=origin)
    return Annotation.objects.placed().get(id=made[0][0].id)


def pieces_of(text: str, words: Sequence[str]) -> tuple[GivenPiece, ...]:
    """Return where each of the words first stands in the text. Raises `ValueError` for words that don't."""
    starts = [text.index(one) for one in words]
    return tuple(GivenPiece(start, start + len(one), one) for start, one in zip(starts, words, strict=True))
