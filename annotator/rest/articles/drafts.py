"""What was sent about an article, in the words of the domain's drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

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

_METADATA = frozenset(field.name for field in fields(ArticleMetadata))


def article_draft(given: Mapping[str, Any]) -> ArticleDraft:
    """Return the article that a create asks for, its text recognised if it came whole."""
    if "text" in given:
        found = recognise_paste(given["text"])
        blocks = [BlockDraft(block.kind, block.text) for block in found.blocks]
        return ArticleDraft(tuple(blocks), changed_metadata(_recognised(found), given), given.get("revision"))
    blocks = [BlockDraft(**block) for block in given.get("blocks", ())]
    if "headline" in given:
        blocks.insert(0, BlockDraft(BlockKind.HEADLINE, given["headline"]))
    return ArticleDraft(tuple(blocks), changed_metadata(ArticleMetadata(), given), given.get("revision"))


@contextmanager
def own_fields(given: Mapping[str, Any]) -> Iterator[None]:
    """Name the fields of a refusal as the caller sent them: the headline isn't the first of their blocks."""
    try:
        yield
    except DomainError as error:
        error.problems = tuple(replace(one, field=_own_field(one.field, given)) for one in error.problems)
        raise


def _own_field(field: str, given: Mapping[str, Any]) -> str:
    """Return the caller's name of a field of the draft."""
    name, _, rest = field.partition(".")
    if name != "blocks":
        return field
    if "text" in given:
        return "text"
    index, _, part = rest.partition(".")
    shifted = int(index) - ("headline" in given)
    return f"blocks.{shifted}.{part}" if shifted >= 0 else "headline"


def changed_metadata(metadata: ArticleMetadata, given: Mapping[str, Any]) -> ArticleMetadata:
    """Return the metadata with what was sent in place of what it had."""
    sent = {name: value for name, value in given.items() if name in _METADATA}
    if "info_sources" in sent:
        sent["info_sources"] = tuple(InfoSourceDraft(**credit) for credit in sent["info_sources"])
    return replace(metadata, **sent)


def _recognised(article: RecognisedArticle) -> ArticleMetadata:
    """Return what was recognised about the article; the corpus knows reporters and editors as "other"."""
    return ArticleMetadata(
        language=article.language,
        by=article.by,
        located=article.located,
        version_created=article.version_created,
        info_sources=tuple(
            InfoSourceDraft(one.name, one.role if one.role in CreditRole.values else CreditRole.OTHER)
            for one in article.info_sources
        ),
    )
