"""The chart of a dossier: bars in order, stacked without gaps, months before years."""

from __future__ import annotations

from datetime import UTC, datetime

from annotator.desk._chart import HEIGHT, STEP, chart_of
from articles.research.models import MonthlyCount


def counted(year: int, month: int, status: str, count: int) -> MonthlyCount:
    """Return the count of a month."""
    return MonthlyCount(datetime(year, month, 1, tzinfo=UTC), status, count)


def test_every_month_between_the_first_and_the_last_has_a_bar() -> None:
    chart = chart_of([counted(2024, 11, "false", 1), counted(2025, 2, "verified", 3)])
    assert [bar.label for bar in chart.bars] == ["Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025"]
    assert [bar.count for bar in chart.bars] == [1, 0, 0, 3]
    assert (chart.width, chart.most) == (4 * STEP, 3)


def test_segments_stand_on_each_other_in_the_order_of_the_scale() -> None:
    counts = [
        counted(2025, 1, "false", 1),
        counted(2025, 1, "unverified", 1),
        counted(2025, 1, "verified", 2),
    ]
    (bar,) = chart_of(counts).bars
    assert [part.status for part in bar.segments] == ["unverified", "verified", "false"]
    assert [(part.y, part.height) for part in bar.segments] == [(90, 30), (30, 60), (0, 30)]
    assert bar.segments[0].y + bar.segments[0].height == HEIGHT
    assert bar.segments[1].label == "Jan 2025: 2 verified"


def test_more_than_two_years_are_drawn_as_years() -> None:
    counts = [counted(2022, 5, "false", 1), counted(2022, 7, "false", 1), counted(2025, 1, "verified", 1)]
    chart = chart_of(counts)
    assert [(bar.label, bar.count) for bar in chart.bars] == [
        ("2022", 2),
        ("2023", 0),
        ("2024", 0),
        ("2025", 1),
    ]
    assert chart.bars[0].segments[0].label == "2022: 2 false"


def test_nothing_is_an_empty_chart() -> None:
    assert chart_of([]).bars == ()
