"""The tables of phrases: what a careful news editor would record for each."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_figure
from articles.quantities.types import Reading
from tests.quantities import cases_bounds, cases_counts, cases_measures, cases_periods
from tests.quantities.expected import REFERENCE, Case

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


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_phrase_is_read_as_an_editor_would(text: str, expected: Reading) -> None:
    assert read_figure(text, reference=REFERENCE) == expected
