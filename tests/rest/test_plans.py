"""No list, filter, feed or page reads a table that grows from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django import test
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django_filters import rest_framework as filters

from annotator.rest.changes.filters import Kinds
from annotator.rest.filters import DayFilter, Flag, Ids, NumberFilter
from articles.claims.models import HopSource
from benchmarks.growth.filling import rows_of
from tests.factories.users import user
from tests.rest.caller import Caller

MARKS = 8_000
LISTS = (
    "annotations", "articles", "attributions", "changes", "claims", "entities", "evidence", "figures",
    "ratings", "relations", "responses", "sources", "verdicts",
)  # fmt: skip
GROWING = re.compile(r"Seq Scan on ((?:annotations|claims|corpus|entities|ledger|sources)_\w+)")
# By the parameter: what the filters can't tell by themselves.
GIVEN = {
    "q": "rockets", "similar_to": "Nine lost rockets", "said_on": "2025-03", "as_of": "2025-03-27",
    "external_id": "wikidata:Q10000005", "modified_after": "2026-01-01T00:00:00Z", "credit": "Wire 3",
    "ordering": "-name", "country": "KR", "language": "en",
}  # fmt: skip


@pytest.fixture
def grown(editor: Caller) -> UUID:
    """Fill the desk; return a source that speaks often."""
    with connection.cursor() as cursor:
        cursor.execute(rows_of(MARKS))
        cursor.execute("ANALYZE")
    return HopSource.objects.values_list("source", flat=True).order_by("source").first()  # type: ignore[return-value] # there are some


def paths(source: UUID) -> Iterator[str]:
    """Yield every list, by itself and with each of its filters."""
    for name in LISTS:
        path = f"/api/v1/{name}/"
        yield path
        view: Any = resolve(path).func
        for parameter, one in view.view_class.filters.base_filters.items():
            yield from (f"{path}?{parameter}={quote(value)}" for value in values(parameter, one, source))


def values(parameter: str, one: filters.Filter, source: UUID) -> Iterator[str]:
    """Yield what to ask of a filter."""
    if parameter in GIVEN:
        yield GIVEN[parameter]
    elif isinstance(one, Flag):
        yield from ("true", "false")
    elif isinstance(one, filters.UUIDFilter | Ids):
        yield str(source)
    elif isinstance(one, Kinds):
        yield "claim,figure"
    elif isinstance(one, NumberFilter):
        yield "5"
    elif isinstance(one, DayFilter):
        yield "2025-03-27"
    elif isinstance(one, filters.ChoiceFilter):
        yield str(list(one.extra["choices"])[-1][0])
    else:
        yield "troops"


def read_whole(queries: list[dict[str, str]]) -> set[str]:
    """Return the growing tables that the queries read whole although they may not."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for one in queries:
            if one["sql"].lstrip(" (\n").startswith(("SELECT", "WITH")):
                cursor.execute(f"EXPLAIN {one['sql']}")
                found.update(GROWING.findall("\n".join(line for (line,) in cursor.fetchall())))
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def test_no_list_filter_feed_or_page_reads_a_growing_table_whole(
    editor: Caller, writer_key: Caller, grown: UUID
) -> None:
    whole: dict[str, set[str]] = {}
    for path in paths(grown):
        with CaptureQueriesContext(connection) as seen:
            assert writer_key.get(path.removeprefix("/api/v1/")).status == 200, path
        whole[path] = read_whole(seen.captured_queries)
    assert len(whole) > 80
    browser = test.Client()
    browser.force_login(user())
    for page in ("/", "/sources/", f"/sources/{grown}/"):
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(page).status_code == 200, page
        whole[page] = read_whole(seen.captured_queries)
    assert {path: tables for path, tables in whole.items() if tables} == {}
