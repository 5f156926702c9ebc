"""The messages of the stream, in the format of server-sent events (HTML Living Standard, section 9.2)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

import orjson
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from articles.ledger.models import Entry, EntryQuerySet
from articles.ledger.types import Cursor

# Subjects of ledger entries whose rows a text desk shows. What links an annotation to its claim or entity is
# part of the annotation's row, and never changes without an entry of the annotation's own.
SHOWN = frozenset(
    {
        "annotation",
        "article",
        "attribution",
        "claim",
        "entity",
        "evidence",
        "figure",
        "relation",
        "response",
        "revision",
        "source",
        "verdict",
    }
)
# What a browser waits before it connects again, in milliseconds: each another time, because after a restart
# all come back.
RETRY = (1_000, 4_000)


@dataclass(frozen=True, slots=True)
class Event:
    """One message. `place` is where the feed can be taken up again behind it; empty leaves it where it is.

    `retry`: milliseconds after which a browser that lost the line connects again; 0 leaves that as it is.
    """

    name: str
    data: bytes
    place: str = ""
    retry: int = 0

    def __bytes__(self) -> bytes:
        retry = f"retry: {self.retry}\n".encode() if self.retry else b""
        place = f"id: {self.place}\n".encode() if self.place else b""
        return b"%s%sevent: %s\ndata: %s\n\n" % (retry, place, self.name.encode(), self.data)


def greeting(place: Cursor) -> Event:
    """Return the first event of a stream, so that the browser knows where it starts and when to reconnect."""
    return Event("ready", b"{}", str(place), random.randint(*RETRY))  # noqa: S311  spreads, hides nothing


def heartbeat() -> bytes:
    """Return a comment, which keeps proxies from closing the connection and shows whether anybody is still
    there.
    """
    return b": here\n\n"


def told(rows: EntryQuerySet) -> EntryQuerySet:
    """Return the entries as `changes` needs them: without their content, but with the claim of a part."""
    claim = Coalesce(KT("after__claim"), KT("before__claim"))
    return rows.defer("before", "after").annotate(claim=claim)


def changes(entries: Iterable[Entry]) -> Event:
    """Return what happened, oldest first. Needs at least one entry, as `told` reads them."""
    several = list(entries)
    rows = [
        {
            "verb": entry.verb,
            "subject": str(entry.subject_id),
            "article": str(entry.article_id) if entry.article_id else None,
            "claim": getattr(entry, "claim", None),
            "actor": str(entry.actor_id),
            "place": str(entry.cursor),
        }
        for entry in several
    ]
    return Event("changes", orjson.dumps(rows), str(several[-1].cursor))


def reset(place: Cursor) -> Event:
    """Return the message that too much has happened, so the page must read everything again."""
    return Event("reset", b"{}", str(place))
