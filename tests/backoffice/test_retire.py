"""Putting a record out of use in the back office, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from articles.sources.operations import draft_of, update_source
from articles.sources.types import TieDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import response
from tests.factories.sources import source
from tests.factories.users import editor

LIST = "/admin/articles_sources/source/"
pytestmark = pytest.mark.django_db


def test_an_unused_source_is_retired_shown_as_such_and_put_back(admin: Client) -> None:
    row = source(name="Harbour Times")
    assert f"{LIST}{row.id}/retire/" in admin.get(f"{LIST}{row.id}/change/").text
    assert "Retire this source" in admin.get(f"{LIST}{row.id}/retire/").text
    admin.post(f"{LIST}{row.id}/retire/", {"version": "1"})
    row.refresh_from_db()
    assert row.retired is not None
    shown = admin.get(f"{LIST}{row.id}/change/").text
    assert "was retired on" in shown
    assert 'name="_save"' not in shown
    assert "Harbour Times" in admin.get(LIST, {"state": "retired"}).text
    assert "Harbour Times" not in admin.get(LIST, {"state": "living"}).text
    admin.post(f"{LIST}{row.id}/restore/", {"version": "2"})
    row.refresh_from_db()
    assert row.retired is None


def test_a_source_in_use_stays_and_the_page_says_why(admin: Client) -> None:
    row = source(name="Harbour Times")
    response(claim=claim(), party=row)
    page = admin.post(f"{LIST}{row.id}/retire/", {"version": "1"})
    assert "in use: 1 response" in page.text
    row.refresh_from_db()
    assert row.retired is None


def test_a_page_that_is_out_of_date_changes_nothing(admin: Client) -> None:
    row = source(name="Harbour Times")
    page = admin.post(f"{LIST}{row.id}/retire/", {"version": "9"})
    assert "Somebody else has changed this record" in page.text
    row.refresh_from_db()
    assert row.retired is None


def test_an_entity_is_retired_too(admin: Client) -> None:
    row = entity(name="Oslo")
    admin.post(f"/admin/articles_entities/entity/{row.id}/retire/", {"version": "1"})
    row.refresh_from_db()
    assert row.retired is not None


def test_the_entities_that_nothing_names_can_be_listed(admin: Client) -> None:
    mentioned, idle = entity(name="Oslo"), entity(name="Bergen")
    annotation(article=article(text="In Oslo."), kind="entity", words="Oslo", entity=mentioned.id)
    for use, row in (("used", mentioned), ("unused", idle)):
        page = admin.get("/admin/articles_entities/entity/", {"use": use})
        assert list(page.context["cl"].result_list) == [row], use


def test_a_records_history_holds_what_others_say_of_it(admin: Client) -> None:
    row, owner = source(name="Harbour Times"), source(name="Dock Holdings")
    for ties in ((TieDraft("owns", row.id),), ()):
        owner.refresh_from_db()
        draft = replace(draft_of(owner), ties=ties)
        update_source(editor(), id=owner.id, version=owner.version, draft=draft)
    admin.post(f"{LIST}{row.id}/retire/", {"version": "1"})
    page = admin.get(f"{LIST}{row.id}/history/", follow=True)
    assert [one.line.told.done for one in page.context["changes"]] == [
        "retired",
        "changed",
        "changed",
        "added",
    ]
    assert page.context["changes"][0].can_take_back
