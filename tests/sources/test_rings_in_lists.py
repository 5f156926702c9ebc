"""Ties of a list that would close a ring, among themselves or with those of the register."""

from __future__ import annotations

from datetime import date

import pytest

from articles.sources._lists.rings import Tied
from articles.sources.types import Outcome
from tests.sources.planning import A, B, only, plan, row, same


def test_ties_that_close_a_ring_within_the_list_are_refused() -> None:
    first = row("One", ties=[{"kind": "owns", "other": "Two"}])
    second = row("Two", ties=[{"kind": "owns", "other": "One"}])
    lines = plan(first, second).lines
    assert [line.problems[0].field for line in lines] == ["ties.0.other", "ties.0.other"]


@pytest.mark.parametrize(("end", "refused"), [(None, True), (date(2019, 12, 31), False)])
def test_ties_that_close_a_ring_with_the_register_are_refused_if_they_hold_at_one_time(
    end: date | None, refused: bool
) -> None:
    tied = [Tied(B, B, "part_of", A, None, end)]
    line = only(same(ties=[{"kind": "part_of", "other": "MFA", "start": "2020-01-01"}]), ties=tied)
    assert (line.outcome == Outcome.REFUSED) is refused


def test_ties_that_the_list_replaces_close_no_ring() -> None:
    tied = [Tied(B, B, "owns", A, None, None)]
    items = (same(ties=[{"kind": "owns", "other": "MFA"}]), row("MFA", "government_body", ties=[]))
    assert not plan(*items, ties=tied).is_refused
