"""One change to many chosen sources, in one transaction: all are changed, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.errors import DomainError
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger.rules import snapshot
from articles.registers.operations import MOST_AT_ONCE
from articles.sources._batches import Touched, write_batch
from articles.sources.errors import SourcesRefused
from articles.sources.models import Source, SourceBatch
from articles.sources.operations.sources import draft_of, update_source
from articles.sources.types import BatchKind, Outcome, SourceDraft


@transaction.atomic
def change_sources(
    actor: Actor, *, versions: Mapping[UUID, int], source_kind: str | None = None, country: str | None = None
) -> int:
    """Give these sources another kind or country; None leaves it. Return how many of them changed.

    `versions` gives the version of each one when it was chosen. `update_source` changes each, with its own
    entry in the ledger. Raises `Forbidden`, and `SourcesRefused`, which names every source that can't be
    changed, and why.
    """
    require(actor, Permission.MANAGE_SOURCES)
    if len(versions) > MOST_AT_ONCE:
        raise SourcesRefused({}, f"At most {MOST_AT_ONCE} sources can be changed at once. Choose fewer.")
    found = Source.objects.with_names().with_links().in_bulk(list(versions))
    wanted = {"source_kind": source_kind, "country": country}
    given: dict[str, Any] = {name: value for name, value in wanted.items() if value is not None}
    refused: dict[UUID, DomainError] = {}
    changed: list[Touched] = []
    # In the order of the ids, so that two such changes at once don't block each other.
    for id in sorted(versions):
        # `update_source` reports a source that doesn't exist.
        before = draft_of(found[id]) if id in found else SourceDraft("", "")
        draft = replace(before, **given)
        if id in found and draft == before and found[id].merged_into_id is None:
            continue
        try:
            with transaction.atomic():
                row = update_source(actor, id=id, version=versions[id], draft=draft)
        except DomainError as trouble:
            refused[id] = trouble
        else:
            was = snapshot(before)
            changed.append(Touched(len(changed) + 1, id, Outcome.CHANGED, row.version, was))
    if refused:
        raise SourcesRefused(refused, "Not every source can be changed, so none was.")
    if changed:
        batch = SourceBatch(kind=BatchKind.CHANGE, name=_named(given), unchanged=len(versions) - len(changed))
        write_batch(actor, batch, changed, now=timezone.now())
    return len(changed)


def _named(given: Mapping[str, str]) -> str:
    """Return the change in words."""
    words = {"source_kind": "Kind", "country": "Country"}
    return ", ".join(f"{words[name]}: {value or 'none'}" for name, value in given.items())
