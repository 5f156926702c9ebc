"""Articles as they were sent, and the domain's drafts that they become."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from uuid import UUID

from annotator.rest.sent import Sent
from articles.corpus.models import tied_to_register
from articles.corpus.types import (
    ArticleDraft,
    ArticleMetadata,
    BlockDraft,
    BlockKind,
)
from articles.foundation.errors import DomainError
from articles.ingest.rules import metadata_of, recognise_paste, repair_characters
from articles.ingest.types import SentDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class SentArticle(Sent[ArticleMetadata]):
    """An article as it was sent: as a `text` whose parts are to be recognised, as `headline` and `blocks`, or
    as a document that takes a while to read. The fields are those of its metadata.
    """

    revision: UUID | None = None
    text: str | None = None
    headline: str | None = None
    blocks: tuple[BlockDraft, ...] = ()
    document: SentDocument | None = None
    again: bool = False


def article_draft(sent: SentArticle) -> tuple[ArticleDraft, tuple[str, ...]]:
    """Return the draft of a new article, and sentences about what was changed in it or assumed.

    If the text was sent as a whole, its parts are recognised. Parts keep unseen characters, to be refused, if
    their text has an id: marks that name it count them.
    """
    if sent.text is not None:
        found = recognise_paste(sent.text)
        recognised = tuple(BlockDraft(block.kind, block.text) for block in found.blocks)
        draft = ArticleDraft(recognised, sent.on(tied_to_register(metadata_of(found))), sent.revision)
        return draft, (*found.changes, *found.warnings, *_day_alone(found.version_created))
    headline = () if sent.headline is None else (BlockDraft(BlockKind.HEADLINE, sent.headline),)
    parts = (*headline, *sent.blocks)
    if sent.revision is not None:
        return ArticleDraft(parts, sent.new(), sent.revision), ()
    repaired = [(part.kind, *repair_characters(part.text)) for part in parts]
    changes = tuple(dict.fromkeys(change for _, _, said in repaired for change in said))
    return ArticleDraft(tuple(BlockDraft(kind, text) for kind, text, _ in repaired), sent.new()), changes


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


def _day_alone(moment: datetime | None) -> tuple[str, ...]:
    """Say how a day without a time is kept."""
    if moment is None or moment.astimezone(UTC).time() != time.min:
        return ()
    day = f"{moment:%-d %B %Y}"
    return (f"{day} has no time of day. It is kept as midnight UTC: show it as that day in every zone.",)
