"""Bringing articles with their marks in by the thousand, beside COPY of the same rows in the same run."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from uuid import UUID

import orjson
from django.db import transaction

from annotator.accounts.types import Principal
from articles.annotations.models import Anchor, Annotation
from articles.corpus.models import Article, Revision
from articles.importing.operations import import_lines
from articles.ledger.models import Entry
from benchmarks.figures import Figure
from benchmarks.material import blocks, places
from benchmarks.owner import owner

ARTICLES, MARKS = 1_000, 40
MANY = 5_000
# What an import of articles with marks fills, with what names its articles.
_TABLES = {
    Article: "id",
    Revision: "article_id",
    Annotation: "article_id",
    Anchor: "(SELECT article_id FROM annotations_annotation mark WHERE mark.id = annotation_id)",
    Entry: "article_id",
}


def measure(actor: Principal) -> Iterator[Figure]:
    """Yield how long a thousand articles take, and one with thousands of marks."""
    small = [_line(seed, words=500, marks=MARKS) for seed in range(ARTICLES)]
    yield from _imported(actor, f"{ARTICLES:,} articles with {ARTICLES * MARKS:,} marks", small, 3)
    large = [_line(ARTICLES, words=50_000, marks=MANY)]
    yield from _imported(actor, f"one article with {MANY:,} marks", large, 0.3)


def _line(seed: int, *, words: int, marks: int) -> bytes:
    """Return the line of an article."""
    parts = blocks(words=words, seed=100_000 + seed)
    length = len("\n\n".join(part.text for part in parts))
    annotations = [
        {"kind": kind, "pieces": [{"start": start, "end": end} for start, end in spans]}
        for kind, spans in places(length, count=marks, seed=seed)
    ]
    told = [{"kind": part.kind, "text": part.text} for part in parts]
    return orjson.dumps({"type": "article", "blocks": told, "annotations": annotations})


def _imported(actor: Principal, what: str, lines: Sequence[bytes], most: float) -> Iterator[Figure]:
    """Import the lines, then put the same rows into tables like theirs by COPY, which is the floor."""
    begun, worked = time.perf_counter(), time.process_time()
    made = [one.id for one in import_lines(actor, lines=lines) if one.id]
    taken, worked = time.perf_counter() - begun, time.process_time() - worked
    floor = _copied(made)
    yield Figure(f"COPY of {what}", floor, "s")
    yield Figure(f"import {what}", taken, "s", most)
    yield Figure(f"import {what}, processor of the importer alone", worked, "s")
    yield Figure(f"import {what}, times COPY", taken / floor, "x", 3)


def _copied(articles: Sequence[UUID]) -> float:
    """Return how many seconds COPY takes for the rows of these articles, indexes included."""
    copies = []
    with owner() as own, transaction.atomic(using=own.alias), own.cursor() as cursor:
        for table, article in _TABLES.items():
            name = table._meta.db_table
            cursor.execute(f"CREATE TEMP TABLE like_{name} (LIKE {name} INCLUDING ALL) ON COMMIT DROP")
            rows = f"SELECT * FROM {name} WHERE {article} = ANY(%s)"  # noqa: S608 - tables of ours
            with cursor.copy(f"COPY ({rows}) TO STDOUT", [list(articles)]) as read:
                copies.append((name, [bytes(row) for row in read]))
        begun = time.perf_counter()
        for name, content in copies:
            with cursor.copy(f"COPY like_{name} FROM STDIN") as written:
                for row in content:
                    written.write(row)
        return time.perf_counter() - begun
