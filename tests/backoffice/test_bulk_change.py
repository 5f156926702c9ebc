"""Changing the kind or the country of chosen sources."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.operations import change_sources
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

LIST = "/admin/articles_sources/source/"


@pytest.fixture
def rows(db: None) -> list[Source]:
    return [source(name=name) for name in ("A", "B")]


def sent(rows: list[Source], **change: str) -> dict[str, str | list[str]]:
    chosen: dict[str, str | list[str]] = {
        "action": "change_many",
        "_selected_action": [str(row.id) for row in rows],
        "source_kind": "",
        "country_is": "keep",
        "country": "",
    }
    return chosen | {f"version-{row.id}": "1" for row in rows} | change


def test_the_chosen_sources_are_shown_before_anything_is_changed(admin: Client, rows: list[Source]) -> None:
    chosen = {"action": "change_many", "_selected_action": [str(row.id) for row in rows]}
    html = admin.post(LIST, chosen).text
    assert "2 chosen" in html
    assert f'name="version-{rows[0].id}" value="1"' in html
    assert not Entry.objects.filter(verb="source.updated").exists()


def test_all_of_them_are_changed(admin: Client, rows: list[Source]) -> None:
    change = {"source_kind": "publisher", "country_is": "set", "country": "KR"}
    response = admin.post(LIST, sent(rows, **change), follow=True)
    assert "2 of 2 sources were changed." in response.text
    assert set(Source.objects.values_list("source_kind", "country")) == {("publisher", "KR")}
    response = admin.post(LIST, sent(rows[:1], source_kind="publisher", country_is="empty"), follow=True)
    assert "changed" in response.text


def test_those_that_were_so_already_are_told(admin: Client, rows: list[Source]) -> None:
    response = admin.post(LIST, sent(rows, source_kind="military"), follow=True)
    assert "0 of 2 sources were changed. 2 needed no change." in response.text


def test_a_country_can_be_emptied(admin: Client, rows: list[Source]) -> None:
    change_sources(admin_actor(), versions={row.id: 1 for row in rows}, country="KR")
    again = sent(rows, country_is="empty") | {f"version-{row.id}": "2" for row in rows}
    admin.post(LIST, again)
    assert set(Source.objects.values_list("country", flat=True)) == {""}


def test_one_refusal_keeps_all_as_they_were_and_stands_in_its_line(admin: Client, rows: list[Source]) -> None:
    Source.objects.filter(id=rows[1].id).update(version=4)
    response = admin.post(LIST, sent(rows, source_kind="publisher"))
    assert "Not every source can be changed, so none was." in response.text
    assert "of which 1 can’t be changed" in response.text
    assert "the current version is 4" in response.text
    assert '<option value="publisher" selected>' in response.text
    assert not Source.objects.filter(source_kind="publisher").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "There is nothing to change"),
        ({"country_is": "set"}, "Type the code"),
        ({"country_is": "set", "country": "Korea"}, "Not a country code"),
        ({"country": "KR"}, "There is a code below"),
        ({"source_kind": "gossip"}, "not one of the available choices"),
    ],
)
def test_a_bad_form_is_named(admin: Client, rows: list[Source], change: dict[str, str], said: str) -> None:
    assert said in admin.post(LIST, sent(rows, **change)).text
    assert not Entry.objects.filter(verb="source.updated").exists()


def test_too_many_are_refused(admin: Client, rows: list[Source], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.backoffice._bulk.MOST_AT_ONCE", 1)
    assert "At most 1 sources" in admin.post(LIST, sent(rows), follow=True).text


def test_an_editor_changes_nothing(editor: Client, rows: list[Source]) -> None:
    assert editor.post(LIST, sent(rows, source_kind="publisher")).status_code in {302, 403}
    assert not Source.objects.filter(source_kind="publisher").exists()
