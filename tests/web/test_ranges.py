"""The Range header, as RFC 9110 (section 14) describes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.web._ranges import Unsatisfiable, wanted_part


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-499", range(500)),
        ("bytes=500-", range(500, 1000)),
        ("bytes=-300", range(700, 1000)),
        ("bytes=-5000", range(1000)),
        ("bytes=990-5000", range(990, 1000)),
        ("Bytes = 0-0", range(1)),
        # As if nothing had been asked for.
        ("", None),
        ("bytes=-", None),
        ("bytes=5-3", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=١-٢", None),
        ("bytes=" + "9" * 40 + "-", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str, part: range | None) -> None:
    assert wanted_part(header, 1000) == part


@pytest.mark.parametrize(("header", "size"), [("bytes=1000-", 1000), ("bytes=-0", 1000), ("bytes=0-", 0)])
def test_a_range_behind_the_end_can_t_be_had(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        wanted_part(header, size)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 150))
def test_a_part_lies_within_the_file(first: int, length: int, size: int) -> None:
    try:
        part = wanted_part(f"bytes={first}-{first + length}", size)
    except Unsatisfiable:
        assert first >= size
    else:
        assert part == range(first, min(first + length + 1, size))
