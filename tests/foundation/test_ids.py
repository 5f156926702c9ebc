"""Ids sort by the time at which they were made."""

from __future__ import annotations

from articles.foundation.models import new_id


def test_ids_are_version_seven_and_later_ones_sort_after_earlier_ones() -> None:
    ids = [new_id() for _ in range(1000)]
    assert {id.version for id in ids} == {7}
    assert ids == sorted(ids)
    assert len(set(ids)) == 1000
