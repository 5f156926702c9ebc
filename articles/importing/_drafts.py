"""Lines as drafts of the operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.types import AnnotationDraft
from articles.claims.types import PassageDraft
from articles.corpus.types import (
    ArticleDraft,
    ArticleMetadata,
    BlockDraft,
    BlockKind,
    CreditRole,
    InfoSourceDraft,
)
from articles.importing._lines import BadLine, Mark, Part, Story, Text, Words
from articles.ingest.rules import recognise_paste

# The noun, the name that is given, and the field that names it.
type Find = Callable[[str, str | None, str], UUID | None]

_METADATA = ("slugline", "language", "by", "located", "version_created", "ed_note", "uri")


def article_draft(story: Story, text: Text | None, find: Find) -> ArticleDraft:
    """Return the draft of an article, with its text from a line of its own if that has one."""
    given: dict[str, Any] = {name: getattr(story, name) for name in _METADATA}
    if story.info_sources:
        given["info_sources"] = tuple(
            InfoSourceDraft(one.name, one.role, find("source", one.source, f"info_sources.{index}.source"))
            for index, one in enumerate(story.info_sources)
        )
    stated = {name: value for name, value in given.items() if value}
    stated |= {"pub_status": story.pub_status, "embargoed_until": story.embargoed_until}
    if text is not None:
        return ArticleDraft(_cut(text), ArticleMetadata(**stated), text.id)
    if story.text is not None:
        found = recognise_paste(story.text)
        read: dict[str, Any] = {name: getattr(found, name) for name in _METADATA if hasattr(found, name)}
        read["info_sources"] = tuple(
            InfoSourceDraft(one.name, one.role if one.role in CreditRole.values else CreditRole.OTHER)
            for one in found.info_sources
        )
        blocks = tuple(BlockDraft(block.kind, block.text) for block in found.blocks)
        return ArticleDraft(blocks, ArticleMetadata(**read | stated))
    head = () if story.headline is None else (BlockDraft(BlockKind.HEADLINE, story.headline),)
    parts = tuple(BlockDraft(one.kind, one.text or "") for one in story.blocks)
    revision = story.revision if isinstance(story.revision, str) else None
    return ArticleDraft((*head, *parts), ArticleMetadata(**stated), UUID(revision) if revision else None)


def _cut(text: Text) -> tuple[BlockDraft, ...]:
    """Return the blocks of a text, which lie where its line says."""
    return tuple(_block(text.text, index, one) for index, one in enumerate(text.blocks))


def _block(text: str, index: int, part: Part) -> BlockDraft:
    """Return one block. Raises `BadLine` if it doesn't lie within the text."""
    if part.start is None or part.end is None or not 0 <= part.start < part.end <= len(text):
        raise BadLine("This block doesn't lie within the text.", field=f"blocks.{index}")
    return BlockDraft(part.kind, text[part.start : part.end])


def passages(marks: Sequence[Mark], find: Find) -> list[PassageDraft]:
    """Return the drafts of an article's marks."""
    return [_passage(mark, find, f"annotations.{index}") for index, mark in enumerate(marks)]


def _passage(mark: Mark, find: Find, field: str) -> PassageDraft:
    """Return the draft of one mark."""
    given = mark.pieces or (mark.anchor.pieces if mark.anchor else ())
    source, claim, entity = (
        None if name is None else find(noun, name, f"{field}.{noun}")
        for noun, name in (("source", mark.source), ("claim", mark.claim), ("entity", mark.entity))
    )
    annotation = AnnotationDraft(
        mark.kind,
        [GivenPiece(one.start, one.end, one.exact) for one in given],
        _quote(mark.quote),
        mark.id,
        mark.revision,
        source,
        mark.tags,
        mark.note,
    )
    return PassageDraft(annotation, claim, entity)


def _quote(given: Words | str | None) -> Quote | None:
    """Return the words to look for, if any are given."""
    if isinstance(given, str):
        return Quote(given)
    return None if given is None else Quote(given.exact, given.prefix, given.suffix)
