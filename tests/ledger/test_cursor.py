"""A cursor travels as text, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.ledger.errors import BadCursor
from articles.ledger.operations import parse_cursor
from articles.ledger.types import Cursor

numbers = st.integers(0, 2**63 - 1)


@given(numbers, numbers)
def test_a_cursor_is_read_as_it_was_written(xid: int, seq: int) -> None:
    assert parse_cursor(str(Cursor(xid, seq))) == Cursor(xid, seq)


@pytest.mark.parametrize(
    "text", ["", "7", "-", "7-", "-7", "a-b", "7-8-9", "-1-2", "7 -8", "7-8\x00", "٣-٤٤x", "9" * 50 + "-1"]
)
def test_what_is_no_cursor_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(BadCursor) as refused:
        parse_cursor(text)
    assert refused.value.problems[0].field == "after"
    assert "next" in refused.value.message


def test_a_place_beyond_what_the_database_can_count_is_refused() -> None:
    with pytest.raises(BadCursor, match="beyond"):
        parse_cursor(f"{2**63}-0")


def test_cursors_sort_by_transaction_then_sequence() -> None:
    assert Cursor(1, 9) < Cursor(2, 1) < Cursor(2, 2)
