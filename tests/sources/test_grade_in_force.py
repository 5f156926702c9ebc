"""Which grade a source has on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import OuterRef, Value
from pytest_django import DjangoAssertNumQueries

from articles.claims.models import HopSource
from articles.sources.models import Rating, Source, grade_at
from articles.sources.operations import SOURCES
from articles.sources.rules import rating_on
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2025, 3, 1), date(2025, 4, 1)
DAY = timedelta(days=1)


def grade_of(row: Source, day: date) -> str | None:
    """Return the grade in force, after proving that SQL and Python agree."""
    in_sql: str | None = Source.objects.graded_at(day).get(id=row.id).grade
    canonical = Source.objects.get(id=row.id).canonical
    fetched = rating_on(Rating.objects.of_groups([canonical])[canonical], day)
    assert in_sql == (fetched.grade if fetched else None)
    return in_sql


def test_the_latest_day_that_has_come_decides_in_whatever_order_it_was_said() -> None:
    row = source()
    rating(source=row, grade="C", valid_from=SECOND)
    rating(source=row, grade="A", valid_from=FIRST)
    days = (FIRST - DAY, FIRST, SECOND - DAY, SECOND, SECOND + DAY)
    assert [grade_of(row, day) for day in days] == [None, "A", "A", "C", "C"]


def test_of_one_day_what_was_said_last_decides() -> None:
    row = source()
    for grade in "ADB":
        rating(source=row, grade=grade, valid_from=FIRST)
    assert grade_of(row, FIRST) == "B"


def test_all_records_that_were_merged_have_one_grade_until_they_are_split() -> None:
    row, twin = source(name="KCNA"), source(name="Korean Central News Agency")
    rating(source=row, grade="D", valid_from=FIRST)
    rating(source=twin, grade="E", valid_from=SECOND)
    SOURCES.merge(admin(), id=twin.id, version=1, into=row.id)
    assert [grade_of(one, SECOND) for one in (row, twin)] == ["E", "E"]
    SOURCES.split(admin(), id=twin.id, version=2)
    assert [grade_of(one, SECOND) for one in (row, twin)] == ["D", "E"]


def test_sources_are_kept_by_the_grade_that_they_have_on_the_day() -> None:
    good, fallen, unrated = source(name="good"), source(name="fallen"), source(name="unrated")
    rating(source=good, grade="B", valid_from=FIRST)
    rating(source=fallen, grade="A", valid_from=FIRST)
    rating(source=fallen, grade="E", valid_from=SECOND)
    found = {
        (grade, day): set(Source.objects.graded_at_least(grade, day).values_list("id", flat=True))
        for grade in "ABF"
        for day in (FIRST, SECOND)
    }
    assert found == {
        ("A", FIRST): {fallen.id},
        ("B", FIRST): {good.id, fallen.id},
        ("F", FIRST): {good.id, fallen.id},
        ("A", SECOND): set(),
        ("B", SECOND): {good.id},
        ("F", SECOND): {good.id, fallen.id},
    }
    assert unrated.id not in found["F", SECOND]


def test_reliability_comes_with_its_first_day_in_the_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        rating(source=source(name=str(number)), grade="B", valid_from=FIRST)
    source(name="unrated")
    rows = Source.objects.with_reliability(SECOND).order_by("name")
    with django_assert_num_queries(1):
        found = [row.reliability for row in rows]
    assert found == [{"grade": "B", "valid_from": "2025-03-01"}] * 3 + [None]


def test_the_grade_can_be_asked_from_another_room_at_another_rows_day() -> None:
    actor = editor()
    speaker, twin = source(actor, name="Seoul"), source(actor, name="The South")
    rating(source=twin, grade="B", valid_from=FIRST)
    SOURCES.merge(admin(), id=twin.id, version=1, into=speaker.id)
    content = annotation(actor, article=article(actor), kind="claim")
    attribution(actor, content=content, sources=(speaker,))
    graded = HopSource.objects.annotate(grade=grade_at(OuterRef("source__canonical"), Value(SECOND)))
    assert [grade for (grade,) in graded.values_list("grade")] == ["B"]
    made = "hop__attribution__content__article__created__date"
    graded = HopSource.objects.annotate(grade=grade_at(OuterRef("source__canonical"), OuterRef(made)))
    assert [grade for (grade,) in graded.values_list("grade")] == ["B"]
