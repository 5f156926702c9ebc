"""The tables of phrases: what a careful news editor would record for each."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_figure
from articles.quantities.types import Reading
from tests.quantities import cases_counts
from tests.quantities.expected import REFERENCE, Case

CASES: list[Case] = [*cases_counts.COUNTS, *cases_counts.SPELLED, *cases_counts.ON_TOP]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_phrase_is_read_as_an_editor_would(text: str, expected: Reading) -> None:
    assert read_figure(text, reference=REFERENCE) == expected
