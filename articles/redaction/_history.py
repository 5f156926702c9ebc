"""Blanking the ledger's past, with the one function that its trigger allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Q

from articles.ledger.models import Entry
from articles.redaction._blanking import AT_ONCE, call
from articles.redaction._texts import Texts
from articles.redaction.rules import Blanker


def blanked_entries(
    keys: Iterable[int], texts: dict[UUID, Texts], blanker: Blanker
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries that change, each with the new values of all its three parts.

    `texts` are the blanked texts by article; entries about these articles take their quotations from them.
    """
    wanted = set(keys)
    if texts:
        about = Entry.objects.filter(article_id__in=list(texts)).filter(
            Q(verb__startswith="anchor.")
            | Q(verb__startswith="annotation.")
            | Q(verb__startswith="article.")
            | Q(verb__startswith="revision.")
        )
        wanted.update(about.values_list("id", flat=True))
    for some in batched(sorted(wanted), AT_ONCE):
        for entry in Entry.objects.filter(id__in=some).order_by("id"):
            of_article = texts.get(entry.article_id) if entry.article_id else None
            parts = {"before": entry.before, "after": entry.after}
            changed: dict[str, Any] = {
                name: blanker.json(of_article.recut(part) if of_article else part)
                for name, part in parts.items()
            }
            changed["agent"] = blanker.text(entry.agent, most=200)
            if changed != {**parts, "agent": entry.agent}:
                yield entry.pk, changed


def rewrite(redaction: UUID, entries: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Write entries as `blanked_entries` gives them."""
    for some in batched(entries, AT_ONCE):
        rows = [{"id": id, **changed} for id, changed in some]
        call("ledger_redact", redaction, orjson.dumps(rows).decode())
