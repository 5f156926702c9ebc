"""Marks of another article, as marks of this one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from articles.annotations.models import Annotation
from articles.annotations.operations._rows import mark_snapshot, new_anchor, new_row
from articles.annotations.rules import TakenMark
from articles.corpus.models import Article
from articles.foundation.models import insert_rows, together
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change


def add_taken(
    actor: Actor, *, article: Article, marks: Sequence[TakenMark], at: datetime
) -> list[Annotation]:
    """Make marks whose place on the article's current text is known already, within the caller's transaction.

    The caller holds the article, so that it gets no other text. Raises `Forbidden`.
    """
    require(actor, Permission.ANNOTATE)
    text = article.latest.id
    rows = [new_row(actor, article, one.draft, one.origin, at) for one in marks]
    with together():
        insert_rows(rows)
        insert_rows(new_anchor(row.id, text, one.place) for row, one in zip(rows, marks, strict=True))
        ledger.record_all(actor, map(_made, rows, marks), at=at)
    return rows


def _made(row: Annotation, mark: TakenMark) -> Change:
    """Return what the ledger says of a mark."""
    links: dict[str, UUID] = dict(mark.links)
    content = mark_snapshot(row, row.article.current_id, mark.place) | {"links": snapshot(links)}
    return Change("annotation.created", row.id, after=content, article_id=row.article_id)
