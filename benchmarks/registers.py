"""Type-ahead in registers of 100,000 names, of which thousands share a syllable."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.utils import timezone

from annotator.accounts.types import Principal
from articles.entities.models import Entity, EntityName
from articles.foundation.models import new_id
from articles.registers.models import CanonicalRecord, RecordName, fold
from articles.sources.models import Source, SourceName
from benchmarks.desk import Client, Desk
from benchmarks.figures import Figure, median_ms
from benchmarks.owner import as_owner

RECORDS = 50_000
# Beginnings, words within names, misspellings, and what nobody is called: thousands of names have the first
# ones.
TYPED = (
    "na", "nat", "national", "nal", "source", "source 1", "min", "ministry", "ministry of defence", "kim",
    "natoinal agency", "central news", "vladimir", "enko", "zzzyx",
)  # fmt: skip
TIMES = 5

_FIRST = [
    "Kim",
    "Park",
    "Lee",
    "Ivan",
    "Vladimir",
    "Anna",
    "Maria",
    "John",
    "Olga",
    "Sergei",
    "Ahmed",
    "Chen",
    "Wei",
    "Jun",
    "Hans",
    "Paul",
    "Marie",
    "Petro",
]
_SYLLABLES = [
    "an",
    "en",
    "in",
    "on",
    "ar",
    "er",
    "ir",
    "or",
    "ka",
    "ke",
    "ki",
    "ko",
    "ma",
    "me",
    "mi",
    "mo",
    "ra",
    "re",
    "ri",
    "ro",
    "ta",
    "te",
    "ti",
    "to",
    "shi",
    "chi",
    "ova",
    "sky",
    "enko",
]
_OFFICES = [
    "Ministry",
    "Agency",
    "Bureau",
    "Council",
    "Institute",
    "Union",
    "Federation",
    "Bank",
    "News",
    "Army",
    "Navy",
    "Police",
    "Embassy",
]
_TOPICS = [
    "Defence",
    "Finance",
    "Health",
    "Energy",
    "Trade",
    "Justice",
    "Korea",
    "Russia",
    "Ukraine",
    "Kyiv",
    "Moscow",
    "Seoul",
    "Central",
]


def measure(desk: Desk, actor: Principal) -> Iterator[Figure]:
    """Yield how long a picker waits for its choices, in the middle and at worst."""
    client = desk.client()
    for plural, record, name, kind in (
        ("sources", Source, SourceName, {"source_kind": "document"}),
        ("entities", Entity, EntityName, {"entity_kind": "other"}),
    ):
        _fill(actor, record, name, kind)
        taken = [_waiting(client, plural, typed) for typed in TYPED]
        what = f"find {plural} among {2 * RECORDS:,} names"
        yield Figure(what, statistics.median(taken), "ms", 50)
        yield Figure(f"{what}, the slowest", max(taken), "ms", 50)


def _waiting(client: Client, plural: str, typed: str) -> float:
    """Return how long it takes to answer what a picker asks for."""
    path = f"/api/v1/{plural}/?merged=false&page_size=8&q={quote(typed)}"
    return median_ms(lambda: client.get(path), times=TIMES)


def _fill(
    actor: Principal, record: type[CanonicalRecord], name: type[RecordName], kind: dict[str, Any]
) -> None:
    """Fill a register past its operations, which would take minutes, with two names for each record."""
    chance, now = random.Random(7), timezone.now()
    stamps = {"created": now, "modified": now, "created_by_id": actor.user_id}
    records, names = [], []
    for _ in range(RECORDS):
        row = record(id=new_id(), name=_name(chance), **stamps, **kind)
        records.append(row)
        for position, called in enumerate((row.name, f"{_name(chance)} II")):
            line = name(name=called, folded=fold(called), is_primary=position == 0, position=position)
            setattr(line, "owner_id", row.id)  # noqa: B010 - each kind of name has its own owner
            names.append(line)
    record._default_manager.bulk_create(records, batch_size=5000)
    name._default_manager.bulk_create(names, batch_size=5000)
    # As the server itself does, within a minute or so of such an import.
    as_owner(*(f"VACUUM ANALYZE {table._meta.db_table}" for table in (record, name)))


def _name(chance: random.Random) -> str:
    """Return a name: a third hold "National", a tenth begin with "Source"."""
    own = "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))).title()
    shapes = (
        f"{own} National {chance.choice(_OFFICES)}",
        f"Source {chance.randrange(10**6)}",
        f"{chance.choice(_FIRST)} {own}",
        f"{chance.choice(_TOPICS)} {own} {chance.choice(_OFFICES)} of {chance.choice(_TOPICS)}",
    )
    return chance.choices(shapes, weights=(10, 3, 8, 9))[0]
