"""The tables of phrases: what a careful news editor would record for each, and what must not be read."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_figure
from articles.quantities.types import FigureType, Modality, NotParsed, Quantity
from tests.quantities import cases_bounds, cases_counts, cases_measures, cases_periods, cases_refused
from tests.quantities.expected import REFERENCE, Case, figure

CASES: list[Case] = [
    *cases_counts.COUNTS,
    *cases_counts.SPELLED,
    *cases_counts.ON_TOP,
    *cases_bounds.ABOUT,
    *cases_bounds.AT_LEAST,
    *cases_bounds.AT_MOST,
    *cases_bounds.ESTIMATED,
    *cases_bounds.VAGUE,
    *cases_bounds.RANGES,
    *cases_measures.MONEY,
    *cases_measures.MEASURES,
    *cases_measures.RATES,
    *cases_measures.SHARES,
    *cases_measures.CHANGES,
    *cases_periods.ALONE,
    *cases_periods.WITH_NUMBER,
    *cases_periods.WHOLES,
    *cases_periods.SENTENCES,
]
REFUSED: list[tuple[str, str]] = [
    *cases_refused.NO_FIGURE,
    *cases_refused.MISREAD,
    *cases_refused.NO_QUANTITY,
    *cases_refused.SEVERAL,
    *cases_refused.TOO_MUCH,
    *cases_refused.NO_YEAR,
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_phrase_is_read_as_an_editor_would(text: str, expected: Quantity) -> None:
    assert read_figure(text, reference=REFERENCE) == expected


@pytest.mark.parametrize(("text", "named"), REFUSED)
def test_what_is_not_read_has_its_reason_and_a_remedy(text: str, named: str) -> None:
    answer = read_figure(text, reference=REFERENCE)
    assert isinstance(answer, NotParsed)
    assert named in answer.reason
    assert answer.reason.endswith(".")
    assert any(remedy in answer.reason for remedy in ("Type", "type", "Mark", "Write", "Correct", "Check"))


def test_most_cases_are_read_exactly_and_none_is_read_wrongly() -> None:
    assert len({text for text, _ in CASES}) == len(CASES) >= 200
    answers = [(read_figure(text, reference=REFERENCE), expected) for text, expected in CASES]
    assert sum(answer == expected for answer, expected in answers) >= 190
    assert [a for a, expected in answers if a != expected and not isinstance(a, NotParsed)] == []


def test_the_scales_are_plain_words() -> None:
    assert [*Modality] == ["exact", "about", "at_least", "at_most", "estimated"]
    assert [*FigureType] == ["total", "delta"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 troops arrived in January", figure("3,000", counted="troops")),
        ("3,000 troops arrived last year", figure("3,000", counted="troops")),
        ("3,000 troops in January 2025", figure("3,000", counted="troops", as_of="2025-01-01..2025-01-31")),
        ("3,000 troops since 2022", figure("3,000", counted="troops", as_of="2022-01-01..")),
        ("on 27 March 2025", figure(as_of="2025-03-27")),
    ],
)
def test_without_the_article_s_date_only_a_named_year_gives_an_as_of(text: str, expected: Quantity) -> None:
    assert read_figure(text) == expected


@pytest.mark.parametrize("text", ["between January and February", "last year", "yesterday", "on March 27"])
def test_a_period_alone_without_a_year_needs_the_article_s_date(text: str) -> None:
    answer = read_figure(text)
    assert isinstance(answer, NotParsed)
    assert "without its year" in answer.reason
