"""Articles with much the same text, as a line says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.corpus.models import Article
from articles.corpus.types import CreditRole
from articles.likeness.models import Similar

# Further ones say nothing new: whoever wants them all asks the API.
_MOST_SHOWN = 8
_CREDITS = (CreditRole.PUBLISHER, CreditRole.WIRE, CreditRole.OTHER)


@dataclass(frozen=True, slots=True)
class SimilarLine:
    """An article, whose it is, and how much of the text it shares, in words."""

    article: Article
    credit: str
    said: str


def similar_lines(found: Iterable[Similar], *, but: Article | None = None) -> list[SimilarLine]:
    """Return the likest of these articles as lines, without one that the page shows already."""
    lines = [
        SimilarLine(one.article, _credit(one.article), _said(one)) for one in found if one.article != but
    ]
    return lines[:_MOST_SHOWN]


def _credit(article: Article) -> str:
    """Return who published the article, or whose copy it is; nothing if nobody is credited."""
    names = {credit.role: credit.name for credit in reversed(article.info_sources)}
    return next((names[role] for role in _CREDITS if role in names), "")


def _said(one: Similar) -> str:
    """Return how much the two share, as a person would say it: of the text of which more is shared."""
    mine, theirs = round(100 * one.overlap.share), round(100 * one.overlap.other_share)
    if mine == theirs:
        return f"{mine} % the same"
    return f"{mine} % of this text is in it" if mine > theirs else f"{theirs} % of it is in this text"
