"""Moments and scales in a reader's words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from annotator.reading._words import (
    ANSWERS,
    STATUSES,
    day_in_words,
    said_in_words,
    says_day,
    stance_in_words,
    way_in_words,
)
from articles.claims.types import Answer, Certainty, CueStance, HopRole, Polarity, VerificationStatus


def test_a_moment_is_told_by_its_day() -> None:
    assert day_in_words(datetime(2025, 3, 3, 23, 59, tzinfo=UTC)) == "3 March 2025"


def test_every_value_of_every_scale_has_its_words() -> None:
    assert set(STATUSES) == set(VerificationStatus.values)
    assert set(ANSWERS) == set(Answer.values)
    assert {one for one in CueStance.values if not stance_in_words(one)} == {"neutral"}
    assert len({way_in_words(one, "AFP") for one in HopRole.values}) == len(HopRole.values)
    told = {
        said_in_words(one, other, tense)
        for one in Certainty.values
        for other in Polarity.values
        if other != "unknown"
        for tense in ("past", "future")
    }
    assert len(told) == 16
    assert all(said_in_words(one, "unknown", "past").startswith("it is open") for one in Certainty.values)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ann Author, Seoul, Oct. 14, 2025", True),
        ("2025-10-14", True),
        ("14 October", True),
        ("SOURCE: AFP, 2025", False),
        ("14 September", False),
    ],
)
def test_a_byline_says_its_day_in_any_form(line: str, said: bool) -> None:
    assert says_day(line, datetime(2025, 10, 14, tzinfo=UTC)) is said
