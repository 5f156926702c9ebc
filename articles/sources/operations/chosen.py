"""Grading and tying many chosen sources: each by its own operation, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.registers.operations import all_or_none
from articles.sources.models import Source
from articles.sources.operations.ratings import rate_source
from articles.sources.operations.sources import draft_of, update_source
from articles.sources.types import RatingDraft, SourceDraft, TieDraft

_PLURAL = "sources"


def rate_sources(actor: Actor, *, ratings: Mapping[UUID, UUID], draft: RatingDraft) -> int:
    """Give these sources one grade, from one day on, for one reason; return how many got it by this call.

    `ratings` gives for each source the id that its rating is to have, so that the same request sent twice
    grades once. Raises `Forbidden`, and `RowsRefused`, which names every source that can't be graded.
    """
    require(actor, Permission.MANAGE_SOURCES)
    return all_or_none(
        ratings,
        lambda id: rate_source(actor, source_id=id, draft=draft, id=ratings[id])[1],
        plural=_PLURAL,
    )


def tie_sources(actor: Actor, *, versions: Mapping[UUID, int], tie: TieDraft) -> int:
    """Give these sources, each still at its version, one more tie; return how many didn't have it yet.

    `update_source` changes each, with its own entry in the ledger. Raises `Forbidden`, and `RowsRefused`,
    which names every source that can't have the tie, and why: the other source itself, for one.
    """
    require(actor, Permission.MANAGE_SOURCES)
    found = Source.objects.with_names().with_links().in_bulk(list(versions))

    def tie_one(id: UUID) -> bool:
        # `update_source` reports a source that doesn't exist.
        before = draft_of(found[id]) if id in found else SourceDraft("", "")
        if tie in before.ties:
            return False
        draft = replace(before, ties=(*before.ties, tie))
        update_source(actor, id=id, version=versions[id], draft=draft)
        return True

    return all_or_none(versions, tie_one, plural=_PLURAL)
