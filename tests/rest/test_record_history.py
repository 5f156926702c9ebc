"""The history of records over HTTP: sources/{id}/history/ and its like."""

from __future__ import annotations

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


def test_a_source_tells_its_changes_in_words(editor: Caller) -> None:
    row = source(name="Harbour Times")
    rating(source=row, grade="B")
    editor.patch(f"sources/{row.id}/", {"country": "NO"}, version=1)
    results = editor.get(f"sources/{row.id}/history/").body["results"]
    assert [(one["verb"], one["done"], one["record"]) for one in results] == [
        ("source.updated", "changed", "Harbour Times"),
        ("rating.created", "added", "Harbour Times"),
        ("source.created", "added", "Harbour Times"),
    ]
    assert results[0]["changes"] == [{"field": "country", "title": "country", "before": "", "after": "NO"}]
    assert results[0]["revertible"] is True
    assert ("grade", "", "Usually reliable") in [
        (one["field"], one["before"], one["after"]) for one in results[1]["changes"]
    ]


def test_a_change_of_a_source_is_taken_back_by_an_editor(editor: Caller) -> None:
    row = source(name="Harbour Times")
    editor.patch(f"sources/{row.id}/", {"country": "NO"}, version=1)
    latest = editor.get(f"sources/{row.id}/history/").body["results"][0]
    assert editor.post(f"changes/{latest['cursor']}/revert/").status == 200
    assert editor.get(f"sources/{row.id}/").body["country"] == ""


def test_entities_and_claims_have_histories_too(editor: Caller) -> None:
    for address, row in (("entities", entity()), ("claims", claim())):
        assert len(editor.get(f"{address}/{row.id}/history/").body["results"]) == 1


def test_a_long_history_comes_in_pages(editor: Caller) -> None:
    row = source(name="Harbour Times")
    for version, country in enumerate(("NO", "SE", "DK"), start=1):
        editor.patch(f"sources/{row.id}/", {"country": country}, version=version)
    first = editor.get(f"sources/{row.id}/history/?page_size=3").body
    assert len(first["results"]) == 3
    second = editor.get(first["next"]).body
    assert ([one["verb"] for one in second["results"]], second["next"]) == (["source.created"], None)


def test_a_history_takes_the_same_queries_whatever_its_length(
    editor: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = source(name="Harbour Times")
    for version in range(1, 9):
        editor.patch(f"sources/{row.id}/", {"country": "NO" if version % 2 else "SE"}, version=version)
    # The session and its user; the group; grades; judgements; the entries; names of records, of marks,
    # of people.
    with django_assert_num_queries(9):
        editor.get(f"sources/{row.id}/history/")


def test_a_history_is_the_newsrooms_own(reader_key: Caller, editor: Caller) -> None:
    row = source()
    assert reader_key.get(f"sources/{row.id}/history/").status == 403
    assert editor.get(f"sources/{uuid4()}/history/").status == 404
    assert editor.get(f"sources/{row.id}/history/?after=1").status == 400
