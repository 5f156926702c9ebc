"""Grading a source from a day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotator.accounts.types import Principal
from articles.foundation.errors import Dangling, Forbidden
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from articles.registers.errors import Merged
from articles.sources.errors import BadRating
from articles.sources.models import Rating
from articles.sources.operations import SOURCES, rate_source
from articles.sources.types import RatingDraft
from tests.factories.api_keys import program, reader
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

DRAFT = RatingDraft("B", date(2025, 3, 1), "Its figures held up.", "Grace")


def test_a_rating_keeps_who_said_what_when_and_why() -> None:
    actor, rated = admin(), source()
    made, new = rate_source(actor, source_id=rated.id, draft=DRAFT)
    row = Rating.objects.get()
    assert new
    assert (row.id, row.source_id, row.grade, row.valid_from) == (made.id, rated.id, "B", date(2025, 3, 1))
    assert (row.rater, row.reason, row.created_by_id) == ("Grace", "Its figures held up.", actor.user_id)


def test_the_ledger_has_it() -> None:
    actor, rated = admin(), source()
    row, _ = rate_source(actor, source_id=rated.id, draft=DRAFT)
    entry = Entry.objects.about(row.id).get()
    assert (entry.verb, entry.actor_id, entry.at) == ("rating.created", actor.user_id, row.created)
    assert entry.after == {
        "source": str(rated.id),
        "grade": "B",
        "valid_from": "2025-03-01",
        "reason": "Its figures held up.",
        "rater": "Grace",
    }


@pytest.mark.parametrize("make_actor", [editor, reader])
def test_only_those_who_manage_the_register_rate(make_actor: Callable[[], Principal]) -> None:
    rated = source()
    with pytest.raises(Forbidden, match="manage the register"):
        rate_source(make_actor(), source_id=rated.id, draft=DRAFT)
    assert not Rating.objects.exists()


def test_the_same_create_sent_twice_makes_one_row() -> None:
    actor, rated, id = admin(), source(), new_id()
    made = [rate_source(actor, source_id=rated.id, draft=DRAFT, id=id) for _ in range(2)]
    assert [new for _, new in made] == [True, False]
    assert Rating.objects.get().id == id
    with pytest.raises(IdInUse):
        rate_source(actor, source_id=rated.id, draft=replace(DRAFT, grade="C"), id=id)
    with pytest.raises(IdInUse):
        rate_source(actor, source_id=source().id, draft=DRAFT, id=id)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"grade": "G"}, "grade"),
        ({"grade": ""}, "grade"),
        ({"reason": " "}, "reason"),
        ({"rater": ""}, "rater"),
    ],
)
def test_a_bad_rating_is_refused_by_its_field(change: dict[str, Any], field: str) -> None:
    rated = source()
    with pytest.raises(BadRating) as refused:
        rate_source(admin(), source_id=rated.id, draft=replace(DRAFT, **change))
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_day_in_the_future_is_refused_with_the_remedy_and_today_is_not() -> None:
    rated, today = source(), timezone.localdate()
    with pytest.raises(BadRating) as refused:
        rate_source(admin(), source_id=rated.id, draft=replace(DRAFT, valid_from=today + timedelta(days=1)))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("valid_from", "future")
    assert str(today) in problem.message
    assert rate_source(admin(), source_id=rated.id, draft=replace(DRAFT, valid_from=today))[1]


def test_a_merged_source_and_one_that_is_not_there_are_refused() -> None:
    survivor, merged = source(name="KCNA"), source(name="KCNA Watch")
    SOURCES.merge(admin(), id=merged.id, version=1, into=survivor.id)
    with pytest.raises(Merged, match=str(survivor.id)):
        rate_source(admin(), source_id=merged.id, draft=DRAFT)
    with pytest.raises(Dangling) as refused:
        rate_source(admin(), source_id=new_id(), draft=DRAFT)
    assert [problem.field for problem in refused.value.problems] == ["source"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE sources_rating SET grade = 'A'", "DELETE FROM sources_rating", "TRUNCATE sources_rating"],
)
def test_the_database_refuses_to_change_what_was_said(statement: str) -> None:
    rating(source=source())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            cursor.execute(statement)
    assert Rating.objects.get().grade == "B"


def test_the_newsrooms_own_program_may_rate() -> None:
    key = program()
    assert rate_source(key, source_id=source().id, draft=replace(DRAFT, rater=key.name))[1]
