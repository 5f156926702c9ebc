"""Grading, tying and merging chosen records: shown first, then all of them or none."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.ledger.models import Entry
from articles.sources.models import Rating, Source, SourceTie
from tests.factories.entities import entity
from tests.factories.sources import source

LIST = "/admin/articles_sources/source/"
pytestmark = pytest.mark.django_db

type Sent = dict[str, str | list[str]]


@pytest.fixture
def rows(db: None) -> list[Source]:
    """Three sources."""
    return [source(name=name) for name in ("A", "B", "C")]


def chosen(action: str, rows: list[Source], **given: str) -> Sent:
    """Return what the confirming page sends."""
    sent: Sent = {"action": action, "_selected_action": [str(row.id) for row in rows]}
    return sent | {f"version-{row.id}": str(row.version) for row in rows} | given


def graded(admin: Client, rows: list[Source]) -> Sent:
    """Return the form for a grade, as the page gives it."""
    page = admin.post(LIST, chosen("grade_chosen", rows)).text
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once
    given = {"grade": "B", "valid_from": "2025-01-01", "reason": "Its figures held up."}
    return chosen("grade_chosen", rows, confirmed="1", once=once[1], **given)


def test_all_are_graded_with_an_entry_for_each_and_once_only(admin: Client, rows: list[Source]) -> None:
    sent = graded(admin, rows)
    assert not Rating.objects.exists()
    assert "3 of 3 sources were graded." in admin.post(LIST, sent, follow=True).text
    assert "0 of 3 sources were graded." in admin.post(LIST, sent, follow=True).text
    assert list(Rating.objects.values_list("grade", "rater")) == [("B", "ada")] * 3
    assert Entry.objects.filter(verb="rating.created").count() == 3


def test_what_is_wrong_with_a_grade_is_said_and_nothing_is_written(admin: Client, rows: list[Source]) -> None:
    page = admin.post(LIST, graded(admin, rows) | {"valid_from": "2999-01-01"})
    assert "This day is in the future" in page.text
    assert not Rating.objects.exists()


def test_all_are_tied_to_another(admin: Client, rows: list[Source]) -> None:
    owner = source(name="Dock Holdings")
    sent = chosen("tie_chosen", rows, confirmed="1", kind="part_of", other="Dock Holdings")
    assert "3 of 3 sources have a new tie." in admin.post(LIST, sent, follow=True).text
    assert set(SourceTie.objects.values_list("kind", "other")) == {("part_of", owner.id)}
    assert Entry.objects.filter(verb="source.updated").count() == 3
    dossier = admin.get(f"/sources/{owner.id}/").text
    assert "Has as a part" in dossier


def test_one_that_cannot_be_tied_keeps_all_as_they_are_and_is_marked(
    admin: Client, rows: list[Source]
) -> None:
    sent = chosen("tie_chosen", rows, confirmed="1", kind="part_of", other="A")
    page = admin.post(LIST, sent).text
    assert "of which 1 can’t be changed" in page
    assert not SourceTie.objects.exists()


def test_the_others_are_merged_into_the_one_that_stays(admin: Client, rows: list[Source]) -> None:
    sent = chosen("merge_chosen", rows, confirmed="1", into=str(rows[1].id))
    assert "2 of 3 records were merged" in admin.post(LIST, sent, follow=True).text
    merged = Source.objects.filter(merged_into=rows[1])
    assert set(merged) == {rows[0], rows[2]}
    assert Entry.objects.filter(verb="source.merged").count() == 2


def test_a_record_that_was_changed_meanwhile_keeps_all_as_they_are(admin: Client, rows: list[Source]) -> None:
    sent = chosen("merge_chosen", rows, confirmed="1", into=str(rows[1].id)) | {f"version-{rows[0].id}": "7"}
    page = admin.post(LIST, sent).text
    assert "Not all of these sources can be changed, so none was." in page
    assert not Source.objects.filter(merged_into__isnull=False).exists()


def test_one_alone_is_not_merged(admin: Client, rows: list[Source]) -> None:
    sent = chosen("merge_chosen", rows[:1], confirmed="1", into=str(rows[0].id))
    assert "Choose two records or more" in admin.post(LIST, sent).text


def test_entities_are_merged_too(admin: Client) -> None:
    one, other = entity(name="Oslo"), entity(name="Oslo city")
    address = "/admin/articles_entities/entity/"
    sent: Sent = {"action": "merge_chosen", "_selected_action": [str(one.id), str(other.id)]}
    assert "Merge 2 entities into one" in admin.post(address, sent).text
    versions = {f"version-{row.id}": "1" for row in (one, other)}
    admin.post(address, sent | versions | {"confirmed": "1", "into": str(one.id)})
    other.refresh_from_db()
    assert other.merged_into_id == one.id
