"""Grading a source in the back office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from annotator.accounts.models import User
from articles.foundation.models import new_id
from articles.sources.models import Rating, Source
from articles.sources.operations import SOURCES
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

LIST = "/admin/articles_sources/source/"


@pytest.fixture
def kcna(db: None) -> Source:
    return source(name="KCNA", source_kind="state_media")


def sent(**change: str) -> dict[str, str]:
    given = {
        "grade": "D",
        "valid_from": "2025-03-01",
        "reason": "Carries one side only.",
        "id": str(new_id()),
    }
    return given | change


def test_a_grade_is_added_in_the_administrator_s_name(admin: Client, ada: User, kcna: Source) -> None:
    page = f"{LIST}{kcna.id}/rate/"
    assert f'value="{timezone.localdate()}"' in admin.get(page).text
    response = admin.post(page, sent(), follow=True)
    assert "has the grade D" in response.text
    row = Rating.objects.get()
    assert (row.grade, row.rater, row.created_by_id) == ("D", ada.display_name, ada.id)
    assert "Carries one side only." in response.text
    assert "in force" in response.text


def test_the_same_form_sent_twice_makes_one_grade(admin: Client, kcna: Source) -> None:
    once = sent()
    for _ in range(2):
        admin.post(f"{LIST}{kcna.id}/rate/", once)
    assert Rating.objects.count() == 1


def test_history_is_shown_with_the_grade_in_force_marked(admin: Client, kcna: Source) -> None:
    rating(source=kcna, grade="B")
    rating(source=kcna, grade="C", reason="Since then worse.")
    html = admin.get(f"{LIST}{kcna.id}/change/").text
    assert html.count("in force") == 1
    assert html.index("Since then worse.") < html.index("Its figures held up.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"grade": ""}, "This field is required"),
        ({"grade": "G"}, "not one of the available choices"),
        ({"reason": " "}, "This field is required"),
        ({"reason": "\u200b"}, "This is empty"),
        ({"valid_from": "soon"}, "Enter a valid date"),
        ({"valid_from": str(timezone.localdate() + timedelta(days=2))}, "This day is in the future"),
        ({"id": "x"}, "Enter a valid UUID"),
    ],
)
def test_a_bad_grade_is_named_and_nothing_typed_is_lost(
    admin: Client, kcna: Source, change: dict[str, str], said: str
) -> None:
    response = admin.post(f"{LIST}{kcna.id}/rate/", sent(**change))
    assert said in response.text
    if "reason" not in change:
        assert "Carries one side only." in response.text
    assert not Rating.objects.exists()


def test_a_tombstone_is_not_graded(admin: Client, kcna: Source) -> None:
    old = SOURCES.merge(admin_actor(), id=source().id, version=1, into=kcna.id)
    assert "was merged into" in admin.post(f"{LIST}{old.id}/rate/", sent()).text
    assert not Rating.objects.exists()


def test_an_editor_grades_nothing(editor: Client, kcna: Source) -> None:
    assert editor.post(f"{LIST}{kcna.id}/rate/", sent()).status_code in {302, 403}
    assert not Rating.objects.exists()
