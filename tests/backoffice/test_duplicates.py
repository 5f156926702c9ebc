"""Probable duplicates: with evidence, the likeliest first, and earlier answers to be changed."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.sources.models import Source
from articles.sources.operations import create_source
from articles.sources.types import SourceDraft
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

PAIRS = "/admin/articles_sources/source/duplicates/"
pytestmark = pytest.mark.django_db


def made(name: str, **fields: object) -> Source:
    """Add a publisher."""
    draft = SourceDraft(name, "publisher", **fields)  # type: ignore[arg-type] # by name
    return create_source(admin_actor(), draft=draft)[0]


def test_a_pair_shows_what_speaks_for_and_against_it_and_how_much_each_is_used(admin: Client) -> None:
    made("Harbour Times", home_page="https://www.harbour.example/", country="NO")
    made("HT", home_page="http://harbour.example", external_ids={"wikidata": "Q1"})
    made("Harbor Times", external_ids={"wikidata": "Q1"}, home_page="https://other.example")
    made("Dock Weekly")
    page = admin.get(PAIRS)
    assert [one.pair.record.name for one in page.context["pairs"]] == ["HT", "Harbour Times"]
    assert "Both are at <bdi>harbour.example</bdi>" in page.text
    assert "Other home pages: <bdi>harbour.example and other.example</bdi>" in page.text
    assert "0 claims, never used" in page.text


def test_pairs_that_are_two_of_a_kind_are_not_offered(admin: Client) -> None:
    made("Ministry of Defence")
    made("Ministry of Finance")
    assert admin.get(PAIRS).context["pairs"] == []


def test_earlier_answers_are_listed_and_changed(admin: Client) -> None:
    one, other = source(name="Harbour Times"), source(name="harbour times")
    admin.post(PAIRS, {"a": one.id, "b": other.id, "answer": "different"})
    assert admin.get(PAIRS).context["pairs"] == []
    listed = admin.get(f"{PAIRS}answers/")
    assert [row.answer for row in listed.context["judgements"]] == ["different"]
    back = admin.post(PAIRS, {"a": one.id, "b": other.id, "answer": "unsure", "from-answers": "1"})
    assert back["Location"] == f"{PAIRS}answers/"
    # Of a pair, only the latest answer is listed.
    assert [row.answer for row in admin.get(f"{PAIRS}answers/").context["judgements"]] == ["unsure"]
    assert len(admin.get(PAIRS).context["pairs"]) == 1


def test_answers_come_in_pages_and_only_for_those_who_manage(admin: Client, editor: Client) -> None:
    rows = [source(name=f"Paper {number}") for number in range(23)]
    for other in rows[1:]:
        admin.post(PAIRS, {"a": rows[0].id, "b": other.id, "answer": "different"})
    first = admin.get(f"{PAIRS}answers/")
    assert len(first.context["judgements"]) == 20
    older = admin.get(f"{PAIRS}answers/", {"before": str(first.context["next"])})
    assert len(older.context["judgements"]) == 2
    assert "/admin/login/" in editor.get(f"{PAIRS}answers/")["Location"]
