"""How fast each format leaves, beside COPY of the same marks in the same run, and what memory it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from django.db import connection

from annotator.accounts.types import Principal
from articles.exports.operations import run_export, start_export
from articles.exports.types import ExportFormat
from benchmarks.figures import Figure
from benchmarks.material import annotate, make_article

# Three groups of articles, as exports read them, of two each.
ARTICLES, MARKS, GROUP = 6, 4_000, 2
TIMES = 3
MEGABYTE = 1 << 20
_COPY = """
    COPY (SELECT row_to_json(x) FROM (
        SELECT a.*, p.pieces FROM annotations_annotation a
            JOIN annotations_anchor p ON p.annotation_id = a.id WHERE a.article_id = ANY(%s)
    ) x) TO STDOUT
"""


def measure(actor: Principal) -> Iterator[Figure]:
    """Fill the desk, then yield for each format its share of COPY, and how its memory grows."""
    articles = [make_article(actor, words=20_000, seed=seed) for seed in range(3_000, 3_000 + ARTICLES)]
    for seed, article in enumerate(articles):
        annotate(actor, article, count=MARKS, seed=seed)
    ids = [article.id for article in articles]
    rows = ARTICLES * MARKS
    for name in ExportFormat.values:
        _exported(actor, name, ids[:1])
        small, _ = _measured(actor, name, ids[:GROUP])
        floor = min(_copied(ids) for _ in range(TIMES))
        large, taken = _measured(actor, name, ids)
        taken = min(taken, _exported(actor, name, ids))
        yield Figure(f"COPY beside {name}", rows / floor, "marks/s")
        yield Figure(f"export as {name}", rows / taken, "marks/s")
        yield Figure(f"export as {name}, share of COPY", floor / taken, "x", 0.2, most=False)
        yield Figure(f"export as {name}, memory of {ARTICLES} articles over {GROUP}", large - small, "MB", 32)


def _copied(articles: Sequence[UUID]) -> float:
    """Return how many seconds COPY takes for the marks of these articles: the floor."""
    begun = time.perf_counter()
    with connection.cursor() as cursor, cursor.copy(_COPY, [list(articles)]) as copy:
        for _ in copy:
            pass
    return time.perf_counter() - begun


def _exported(actor: Principal, format: str, articles: Sequence[UUID]) -> float:
    """Return how many seconds a job takes to write these articles."""
    job, _ = start_export(actor, format=format, articles=articles)
    begun = time.perf_counter()
    run_export(job.id)
    taken = time.perf_counter() - begun
    job.refresh_from_db()
    if job.state != "done":
        raise RuntimeError(f"The export as {format} failed: {job.error}")
    return taken


def _measured(actor: Principal, format: str, articles: Sequence[UUID]) -> tuple[float, float]:
    """Return the most memory that this process has while it writes these articles, in megabytes, and how many
    seconds it takes.
    """
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    taken = _exported(actor, format, articles)
    told = Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2]
    return int(told.split()[0]) * 1024 / MEGABYTE, taken
