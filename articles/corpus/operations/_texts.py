"""The texts of articles: from blocks to rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from articles.corpus.errors import BadArticle
from articles.corpus.models import Article, Revision
from articles.corpus.rules import EMPTY, compose, digest_of
from articles.corpus.types import BlockDraft, ComposedText
from articles.foundation.errors import Problem
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.errors import IdInUse
from articles.segmentation.rules import sentences


def check(problems: list[Problem]) -> None:
    """Raise `BadArticle` with the problems, if there are any."""
    if problems:
        raise BadArticle("This article can't be saved.", problems=problems)


def composed_text(blocks: Sequence[BlockDraft]) -> ComposedText:
    """Return the canonical text of the blocks. Raises `BadArticle` if nothing is left of it."""
    composed = compose(blocks)
    if not composed.blocks:
        check([EMPTY])
    return composed


def refuse_taken(revision: UUID | None) -> None:
    """Raise `IdInUse` if there is a text of this id already."""
    if revision and Revision.objects.filter(id=revision).exists():
        message = f"The id {revision} is already in use for another text. Use a new one, or leave it out."
        raise IdInUse(message, field="revision")


def add_revision(
    actor: Actor, article: Article, composed: ComposedText, *, number: int, now: datetime, id: UUID | None
) -> Revision:
    """Insert a text of the article."""
    row = new_revision(actor, article, composed, number=number, now=now, id=id)
    row.save(force_insert=True)
    return row


def new_revision(
    actor: Actor, article: Article, composed: ComposedText, *, number: int, now: datetime, id: UUID | None
) -> Revision:
    """Return a text of the article, not yet saved."""
    return Revision(
        id=id or new_id(),
        article=article,
        number=number,
        text=composed.text,
        block_table=[[block.kind, block.start, block.end] for block in composed.blocks],
        sentence_table=sentences(composed.text, composed.blocks, language=article.language),
        sha256=digest_of(composed.text),
        length=len(composed.text),
        created=now,
        created_by_id=actor.user_id,
    )
