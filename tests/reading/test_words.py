"""Moments and scales in a reader's words."""

from __future__ import annotations

from datetime import UTC, datetime

from annotator.reading._words import (
    ANSWERS,
    STATUSES,
    commitment_in_words,
    day_in_words,
    stance_in_words,
)
from articles.claims.types import Answer, Certainty, CueStance, Polarity, VerificationStatus


def test_a_moment_is_told_by_its_day() -> None:
    assert day_in_words(datetime(2025, 3, 3, 23, 59, tzinfo=UTC)) == "3 March 2025"


def test_every_value_of_every_scale_has_its_words() -> None:
    assert set(STATUSES) == set(VerificationStatus.values)
    assert set(ANSWERS) == set(Answer.values)
    assert all(stance_in_words(one) for one in CueStance.values)
    told = {commitment_in_words(one, other, "past") for one in Certainty.values for other in Polarity.values}
    assert len(told) == len(Certainty.values) * len(Polarity.values)
