"""Articles, each with its first revision."""

from __future__ import annotations

from uuid import UUID

from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, BlockKind
from articles.foundation.types import Actor
from tests.factories.users import editor

TEXT = "Seoul said 3,000 more had gone. Kyiv agreed."


def article(
    actor: Actor | None = None,
    *,
    text: str = TEXT,
    headline: str = "",
    metadata: ArticleMetadata | None = None,
    id: UUID | None = None,
) -> Article:
    """Make an article of paragraphs, one for each stretch between blank lines; `headline` goes before
    them.
    """
    row, _ = create_article(
        actor or editor(), draft=article_draft(text=text, headline=headline, metadata=metadata), id=id
    )
    return row


def article_draft(
    *, text: str = TEXT, headline: str = "", metadata: ArticleMetadata | None = None
) -> ArticleDraft:
    """Return what `article` saves."""
    blocks = [BlockDraft(BlockKind.PARAGRAPH.value, part) for part in text.split("\n\n")]
    if headline:
        blocks.insert(0, BlockDraft(BlockKind.HEADLINE.value, headline))
    return ArticleDraft(tuple(blocks), metadata or ArticleMetadata())
