"""Days and times are read as papers of many languages write them; a zone that was assumed is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.ingest.rules import recognise_paste
from articles.ingest.types import RecognisedArticle
from tests.ingest.reading import kinds

BODY = "Pilots ended a walkout on Friday after a night of talks that nobody had expected to end so soon."


def read(line: str) -> RecognisedArticle:
    """Recognise a story with this line under its headline."""
    return recognise_paste(f"Pilots call off strike\n\n{line}\n\n{BODY}\n\n{BODY}")


def at(hour: int, minute: int, offset: float = 0) -> datetime:
    """Return a time on 27 March 2025."""
    return datetime(2025, 3, 27, hour, minute, tzinfo=timezone(timedelta(hours=offset)))


@pytest.mark.parametrize(
    "line",
    [
        "March 27, 2025",
        "27th March 2025",
        "2025-03-27",
        "27.03.2025",
        "27/03/2025",
        "27-Mar-2025",
        "Donnerstag, 27. März 2025",
        "le jeudi 27 mars 2025",
        "27 de marzo de 2025",
        "27 de março de 2025",
        "giovedì 27 marzo 2025",
        "27 maart 2025",
        "Torsdag 27. mars 2025",
        "27. marts 2025",
        "27. maaliskuuta 2025",
        "27 marca 2025",
        "27. března 2025",
        "2025. március 27., csütörtök",
        "27 Mart 2025",
        "27 марта 2025 г.",
        "27 березня 2025 року",
        "27 Mac 2025",
        "2025年3月27日",
        "2025년 3월 27일",
        "Publicado el 27 de marzo de 2025",
        "Opublikowano: 27.03.2025",
        "Oslo, 27 March 2025",
    ],
)
def test_a_day_is_read_in_every_language_and_stays_that_day(line: str) -> None:
    article = read(line)
    assert article.version_created == datetime(2025, 3, 27, tzinfo=UTC)
    assert article.warnings == ()
    assert kinds(article) == ["headline", "byline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Mar. 27, 2025 at 10:15 p.m. ET", at(22, 15, -4)),
        ("Updated 10:15 AM EDT, Thu March 27, 2025", at(10, 15, -4)),
        ("Updated 10:15 AM GMT+1, March 27, 2025", at(10, 15, 1)),
        ("Thu 27 Mar 2025 10.15 GMT", at(10, 15)),
        ("27 MAR 2025 - 10:15 CET", at(10, 15, 1)),
        ("Stand: 27.03.2025, 10.15 Uhr MEZ", at(10, 15, 1)),
        ("27 марта 2025 г., 10:15 мск", at(10, 15, 3)),
        ("27 March 2025, 10:15 Moscow time", at(10, 15, 3)),
        ("1015 GMT, 27 March 2025", at(10, 15)),
        ("2025-03-27T10:15:00.123+09:00", at(10, 15, 9)),
    ],
)
def test_a_time_with_its_zone_is_read(line: str, moment: datetime) -> None:
    article = read(line)
    assert article.version_created == moment
    assert article.warnings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 27 mars 2025 à 10 h 15",
        "Publicerad 27 mars 2025 kl 10.15",
        "27.3.2025 klo 10.15",
        "27 maart 2025 om 10:15 uur",
        "27 marzo 2025, ore 10:15",
        "27 March 2025, 10:15 IST",
        "입력 2025.03.27. 오전 10:15",
        "2025年3月27日 10時15分",
    ],
)
def test_a_time_without_a_sure_zone_is_read_as_utc_and_the_assumption_said(line: str) -> None:
    article = read(line)
    assert article.version_created == at(10, 15)
    assert [warning for warning in article.warnings if "it was read as UTC" in warning]


@pytest.mark.parametrize(
    "line", ["Updated 5 hours ago", "vor 2 Stunden aktualisiert am", "Updated: just now"]
)
def test_a_time_that_depends_on_when_it_was_read_is_not_told(line: str) -> None:
    assert read(line).version_created is None


def test_the_later_of_two_dates_on_one_line_is_the_versions() -> None:
    article = read("Published March 27, 2025Updated March 28, 2025, 9:02 a.m. ET")
    assert article.version_created == datetime(2025, 3, 28, 9, 2, tzinfo=timezone(timedelta(hours=-4)))


@pytest.mark.parametrize("line", ["30 February 2025", "Section 27.3.2025 of the law applies here"])
def test_what_is_no_date_is_none(line: str) -> None:
    assert read(line).version_created is None
