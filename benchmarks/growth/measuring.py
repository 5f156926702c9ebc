"""How long the lists, filters and pages of a desk of a million marks take."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django import test
from django.db import connection

from annotator.accounts.models import User
from benchmarks.desk import Client, Desk
from benchmarks.figures import Figure, median_ms
from benchmarks.growth.filling import fill

MARKS = 1_000_000
TIMES = 5
# A source that is named all the time, and one that has spoken some twenty times.
_OFTEN = "SELECT source_id FROM claims_hop_source GROUP BY source_id ORDER BY count(*) DESC LIMIT 1"
_SELDOM = """
    SELECT one.source_id FROM claims_hop_source one JOIN claims_hop hop ON hop.id = one.hop_id
    WHERE hop.position = 0 GROUP BY one.source_id ORDER BY abs(count(*) - 20), one.source_id LIMIT 1
"""
_STATEMENT = "SELECT statement FROM claims_claim ORDER BY created OFFSET 1000 LIMIT 1"
# What is asked of REST, and how many milliseconds it may take.
_PATHS = (
    ("claims", "claims/", 15),
    ("claims q= of a frequent word", "claims/?q=ministry", 50),
    ("claims q= of a rare phrase", "claims/?q={phrase}", 50),
    ("claims q= misspelled", "claims/?q=minsitry", 50),
    ("claims q=, type-ahead", "claims/?merged=false&page_size=8&q={start}", 50),
    ("claims similar_to", "claims/?similar_to={statement}", 50),
    ("claims graded_at_least", "claims/?graded_at_least=B", 50),
    ("claims stated=false", "claims/?stated=false", 50),
    ("claims speaker= of a frequent source", "claims/?speaker={often}", 50),
    ("claims source= of a frequent source", "claims/?source={often}", 50),
    ("claims relay= of a frequent source", "claims/?relay={often}", 50),
    ("claims speaker= of another source", "claims/?speaker={seldom}", 50),
    ("attributions", "attributions/", 15),
    ("attributions source= of a frequent source", "attributions/?source={often}", 50),
    ("sources", "sources/", 15),
    ("entities", "entities/", 15),
    ("annotations", "annotations/", 15),
    ("articles", "articles/", 15),
    ("feed, a page", "changes/", 50),
    ("feed, an empty poll at the end", "changes/?after={end}", 5),
)


def measure(desk: Desk, editor: User) -> Iterator[Figure]:
    """Fill the desk and yield a figure for each path, beside a hello-world view."""
    yield Figure(f"fill a desk with {MARKS:,} marks", fill(MARKS), "s", 180)
    client = desk.client()
    yield Figure("hello-world view", median_ms(lambda: client.get("/healthz"), times=50), "ms")
    gaps = _gaps(client)
    for name, path, budget in _PATHS:
        asking = partial(client.get, f"/api/v1/{path.format(**gaps)}")
        yield Figure(f"at a million: {name}", median_ms(asking, times=TIMES), "ms", budget)
    page, browser = f"/sources/{gaps['seldom']}/", test.Client(headers={"host": "127.0.0.1"})
    browser.force_login(editor)
    yield Figure(
        "at a million: dossier of a source", median_ms(lambda: browser.get(page), times=TIMES), "ms", 100
    )


def _gaps(client: Client) -> dict[str, str | UUID]:
    """Return what the paths name."""
    with connection.cursor() as cursor:
        found = {}
        for name, query in (("often", _OFTEN), ("seldom", _SELDOM), ("statement", _STATEMENT)):
            cursor.execute(query)
            found[name] = cursor.fetchone()[0]
    words = found["statement"].split()
    found["statement"] = found["statement"].replace(" ", "%20")
    end = json.loads(client.get("/api/v1/changes/?after=latest"))["cursor"]
    return found | {"phrase": "%20".join(words[:3]), "start": words[0][:5], "end": end}
