"""Passages of another article, as passages of this one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from articles.annotations.operations import add_taken
from articles.annotations.rules import TakenMark
from articles.claims.operations.passages import tie
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from articles.foundation.types import Actor


def add_taken_passages(actor: Actor, *, article: Article, marks: Sequence[TakenMark], at: datetime) -> None:
    """Make marks whose place is known already, with their links, within the caller's transaction.

    Raises the errors of `add_taken`.
    """
    add_taken(actor, article=article, marks=marks, at=at)
    fresh = [
        (article.id, one.id, PassageDraft(one.draft, one.links.get("claim"), one.links.get("entity")))
        for one in marks
    ]
    tie(actor, fresh, at=at)
