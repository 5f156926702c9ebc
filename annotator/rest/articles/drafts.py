"""Articles as they were sent, and the domain's drafts that they become."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from annotator.rest.sent import Sent
from articles.corpus.types import (
    ArticleDraft,
    ArticleMetadata,
    BlockDraft,
    BlockKind,
    CreditRole,
    InfoSourceDraft,
)
from articles.foundation.errors import DomainError
from articles.ingest.rules import recognise_paste
from articles.ingest.types import RecognisedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class SentArticle(Sent[ArticleMetadata]):
    """An article as it was sent: either as a `text` whose parts are to be recognised, or as `headline` and
    `blocks`. The fields are those of its metadata.
    """

    revision: UUID | None = None
    text: str | None = None
    headline: str | None = None
    blocks: tuple[BlockDraft, ...] = ()


def article_draft(sent: SentArticle) -> ArticleDraft:
    """Return the draft of a new article. If the text was sent as a whole, its parts are recognised."""
    if sent.text is not None:
        found = recognise_paste(sent.text)
        recognised = tuple(BlockDraft(block.kind, block.text) for block in found.blocks)
        return ArticleDraft(recognised, sent.on(_recognised(found)), sent.revision)
    headline = () if sent.headline is None else (BlockDraft(BlockKind.HEADLINE, sent.headline),)
    return ArticleDraft((*headline, *sent.blocks), sent.new(), sent.revision)


@contextmanager
def own_fields(sent: SentArticle) -> Iterator[None]:
    """Name the fields in an error as the caller sent them. The draft's first block is the headline, the
    caller's isn't.
    """
    try:
        yield
    except DomainError as error:
        error.problems = tuple(replace(one, field=_own_field(one.field, sent)) for one in error.problems)
        raise


def _own_field(field: str, sent: SentArticle) -> str:
    """Return the caller's name for a field of the draft."""
    name, _, rest = field.partition(".")
    if name != "blocks":
        return field
    if sent.text is not None:
        return "text"
    index, _, part = rest.partition(".")
    shifted = int(index) - (sent.headline is not None)
    return f"blocks.{shifted}.{part}" if shifted >= 0 else "headline"


def _recognised(article: RecognisedArticle) -> ArticleMetadata:
    """Return the recognised metadata. The corpus has no credits for reporters and editors: they become
    "other".
    """
    return ArticleMetadata(
        slugline=article.slugline,
        ed_note=article.ed_note,
        language=article.language,
        by=article.by,
        located=article.located,
        version_created=article.version_created,
        info_sources=tuple(
            InfoSourceDraft(one.name, one.role if one.role in CreditRole.values else CreditRole.OTHER)
            for one in article.info_sources
        ),
    )
