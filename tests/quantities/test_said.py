"""When something was said, read from the words of news against the article's day, a Thursday."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_when
from articles.quantities.types import NotParsed
from tests.quantities.expected import REFERENCE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("on Thursday", "2025-03-27"),
        ("Thursday", "2025-03-27"),
        ("late on Thursday", "2025-03-27"),
        ("on Thursday evening", "2025-03-27"),
        ("Thursday, March 27", "2025-03-27"),
        ("on Wednesday", "2025-03-26"),
        ("Friday", "2025-03-21"),
        ("yesterday", "2025-03-26"),
        ("three days ago", "2025-03-24"),
        ("on 27 March", "2025-03-27"),
        ("March 27, 2024", "2024-03-27"),
        ("earlier this month", "2025-03"),
        ("last month", "2025-02"),
        ("in March 2024", "2024-03"),
        ("in 2024", "2024"),
        ("last year", "2024"),
    ],
)
def test_words_for_a_day_a_month_or_a_year_are_as_exact_as_they_are(words: str, said: str) -> None:
    assert read_when(words, reference=REFERENCE) == said


@pytest.mark.parametrize(
    "words",
    ["", "soon", "tomorrow", "last week", "over the weekend", "since Thursday", "before Friday",
     "from Monday", "on Wednesday and Thursday", "on Monday in Oslo", "on Friday, March 27",
     "compared with March", "between Monday and Friday", "on Thursday " * 40, "x" * 3000],
)  # fmt: skip
def test_words_that_name_no_single_day_are_not_guessed_at(words: str) -> None:
    found = read_when(words, reference=REFERENCE)
    assert isinstance(found, NotParsed)
    assert found.reason.endswith("by hand.")


def test_a_day_that_does_not_exist_is_said_to_be_none() -> None:
    found = read_when("on 30 February", reference=REFERENCE)
    assert isinstance(found, NotParsed)
    assert "30 February" in found.reason


def test_a_weekday_needs_the_articles_day() -> None:
    assert isinstance(read_when("on Thursday"), NotParsed)
    assert read_when("on 27 March 2025") == "2025-03-27"
