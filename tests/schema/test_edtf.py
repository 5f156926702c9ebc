"""Dates that are known to the year, the month or the day, or not for sure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.schema.rules import edtf_bounds, edtf_in_words
from articles.schema.types import Edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2025-03-27", "2025-03-27", "2025-03-27", "27 March 2025"),
        ("2025-03", "2025-03-01", "2025-03-31", "March 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("0953", "0953-01-01", "0953-12-31", "953"),
        ("199X", "1990-01-01", "1999-12-31", "the 1990s"),
        ("19XX", "1900-01-01", "1999-12-31", "the years 1900 to 1999"),
        ("00XX", "0001-01-01", "0099-12-31", "the years 0000 to 0099"),
        ("2025-XX", "2025-01-01", "2025-12-31", "2025"),
        ("2025-03-XX", "2025-03-01", "2025-03-31", "March 2025"),
        ("2025-XX-XX", "2025-01-01", "2025-12-31", "2025"),
        ("1953-07?", "1953-07-01", "1953-07-31", "perhaps July 1953"),
        ("1953~", "1953-01-01", "1953-12-31", "about 1953"),
        ("1953-07-27%", "1953-07-27", "1953-07-27", "perhaps about 27 July 1953"),
    ],
)
def test_a_date_has_its_first_and_its_last_day_and_its_words(
    text: str, first: str, last: str, words: str
) -> None:
    assert edtf_bounds(text) == (date.fromisoformat(first), date.fromisoformat(last))
    assert edtf_in_words(text) == words
    assert list(Edtf().problems(text, field="day")) == []


@pytest.mark.parametrize(
    "text",
    ["2025-13", "2025-00", "2025-02-30", "2025-3-7", "25-03-27", "27 March 2025", "2025/2026", "2025-21",
     "Y12345", "-0044", "0000", "199X-03", "2025-XX-03", "XXXX", "2X25", "2025?-03", "2025-03-27T10:00",
     "٢٠٢٥", "2025??"],
)  # fmt: skip
def test_whatever_else_there_is_is_refused_with_what_to_write(text: str) -> None:
    assert edtf_bounds(text) is None
    assert edtf_in_words(text) == text
    (problem,) = Edtf().problems(text, field="day")
    assert problem is not None
    assert "2025-03-27" in problem.message


def test_nothing_is_a_date_that_isnt_known() -> None:
    assert list(Edtf().problems("", field="day")) == []


@given(st.dates())
def test_every_day_of_the_calendar_is_one(day: date) -> None:
    assert edtf_bounds(day.isoformat()) == (day, day)


@given(st.text(alphabet="0123456789X-?~%", max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    found = edtf_bounds(text)
    assert found is None or found[0] <= found[1]
