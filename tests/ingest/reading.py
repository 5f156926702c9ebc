"""What tests ask of a recognised story."""

from __future__ import annotations

from articles.ingest.types import RecognisedArticle


def kinds(article: RecognisedArticle) -> list[str]:
    """Return the kind of each block."""
    return [block.kind for block in article.blocks]


def texts(article: RecognisedArticle, kind: str) -> list[str]:
    """Return the texts of the blocks of this kind."""
    return [block.text for block in article.blocks if block.kind == kind]


def credits_of(article: RecognisedArticle) -> list[tuple[str, str]]:
    """Return name and role of each credit."""
    return [(credit.name, credit.role) for credit in article.info_sources]
