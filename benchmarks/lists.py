"""Importing a list of 10,000 sources, and the back office's page of them with 40,000 attributions behind
it.
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

from django.db import transaction
from django.test import Client
from django.utils import timezone

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Appearance, Attribution, Claim, Hop, HopSource
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.sources.models import Source
from articles.sources.operations import apply_import, export_list, plan_import
from articles.sources.types import ListFormat, SourceKind
from benchmarks.figures import Figure, median_ms
from benchmarks.owner import as_owner

SOURCES = 10_000
ATTRIBUTIONS = 40_000
CLAIMS = 10_000
ARTICLES = 1_000
SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "sol", "vax", "é", "ng", "ur", "ba")


def measure(user: User) -> Iterator[Figure]:
    """Yield how long a list takes, and a page of the register. Leaves the register as it was."""
    actor = Principal.of_user(user)
    with transaction.atomic():
        data = _list()
        begun = time.perf_counter()
        plan = plan_import(actor, data=data, rater="bench")
        yield Figure(f"plan the import of {SOURCES:,} sources", time.perf_counter() - begun, "s", 15)
        begun = time.perf_counter()
        apply_import(actor, data=data, rater="bench", digest=plan.digest)
        yield Figure(f"import {SOURCES:,} sources", time.perf_counter() - begun, "s", 60)
        begun = time.perf_counter()
        for _ in export_list(actor, rows=Source.objects.order_by("sort_name", "id"), format=ListFormat.CSV):
            pass
        yield Figure(f"export {SOURCES:,} sources", time.perf_counter() - begun, "s", 15)
        _quote(actor)
        browser = Client(headers={"host": "127.0.0.1"})
        browser.force_login(user)
        page = median_ms(lambda: browser.get("/admin/articles_sources/source/"), times=10)
        yield Figure(f"page of {SOURCES:,} sources in the back office", page, "ms", 150)
        transaction.set_rollback(True)


def _list() -> bytes:
    """Return a list with aliases, identifiers, roles, ties and grades."""
    chance, file, before = random.Random(11), StringIO(newline=""), ""
    rows = csv.writer(file)
    rows.writerow(
        [
            "name",
            "source_kind",
            "aliases",
            "country",
            "external_ids",
            "roles",
            "ties",
            "grade",
            "grade_reason",
        ]
    )
    for number in range(SOURCES):
        name = f"{_word(chance)} {_word(chance)} {number}"
        rows.writerow(
            [
                name,
                SourceKind.values[number % len(SourceKind.values)],
                "\n".join(f"{_word(chance)} {number}-{alias}" for alias in range(3)),
                chance.choice(("KR", "KP", "RU", "UA", "")),
                f"wikidata: Q{10_000_000 + number}",
                f"Head | {before} | 2020-01-01" if number % 5 == 1 else "",
                f"part_of | {before}" if number % 4 == 1 else "",
                *((chance.choice("ABCDEF"), "Seen over a year.") if number % 2 else ("", "")),
            ]
        )
        before = name
    return file.getvalue().encode()


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 5))).capitalize()


def _quote(actor: Principal) -> None:
    """Attribute claims to the sources, past the operations, which would take minutes."""
    chance, now = random.Random(13), timezone.now()
    stamps: dict[str, Any] = {"created": now, "modified": now, "created_by_id": actor.user_id}
    days = [now - timedelta(days=number % 900) for number in range(ARTICLES)]
    articles = [Article(id=new_id(), headline="Quoting", version_created=day, **stamps) for day in days]
    claims = [Claim(id=new_id(), statement=f"Claim {number}", **stamps) for number in range(CLAIMS)]
    marks = [
        Annotation(id=new_id(), article=chance.choice(articles), kind="claim", origin_type="person", **stamps)
        for _ in range(ATTRIBUTIONS)
    ]
    gauges = {"quote_type": "indirect", "cue_stance": "neutral", "certainty": "certain"}
    gauges |= {"polarity": "positive", "attribution_terms": "on_record"}
    told = [Attribution(id=new_id(), content=mark, **gauges, **stamps) for mark in marks]
    hops = [Hop(attribution=one, position=0, role="originator") for one in told]
    for table, rows in (
        (Article, articles),
        (Claim, claims),
        (Annotation, marks),
        (Attribution, told),
        (Hop, hops),
    ):
        table._default_manager.bulk_create(rows, batch_size=5000)  # type: ignore[arg-type]
    Appearance.objects.bulk_create(
        (Appearance(annotation=mark, claim=chance.choice(claims)) for mark in marks), batch_size=5000
    )
    ids = list(Source.objects.order_by("name").values_list("id", flat=True))
    HopSource.objects.bulk_create(
        (HopSource(hop=hop, source_id=chance.choice(ids), position=0) for hop in hops), batch_size=5000
    )
    as_owner("ANALYZE")
