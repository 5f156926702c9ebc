"""Overlapping spans laid flat: the browser's vectors, and what holds for any spans."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring._segments import LANES
from articles.anchoring.rules import in_text_order, lanes_of, segments_between
from articles.anchoring.types import Piece, Span

VECTORS = json.loads((Path(__file__).parents[1] / "golden" / "segments.json").read_text(encoding="utf-8"))
LENGTH = 60


def span(key: str, pieces: Sequence[Sequence[int]]) -> Span[str]:
    """Return a span of pieces written as `[start, end]`."""
    return Span(key, [Piece(start, end) for start, end in pieces])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_spans_are_laid_flat_as_in_the_browser(vector: dict[str, Any]) -> None:
    spans = [span(one["id"], one["pieces"]) for one in vector["spans"]]
    start, end = vector["stretch"]
    found = segments_between(start, end, spans)
    assert [[one.start, one.end, list(one.keys)] for one in found] == vector["segments"]
    assert dict(zip((one.key for one in spans), lanes_of(spans), strict=True)) == vector["lanes"]


pieces = st.tuples(st.integers(0, LENGTH), st.integers(1, 20)).map(lambda at: (at[0], at[0] + at[1]))
spans_of_text = st.lists(st.lists(pieces, min_size=1, max_size=4).map(sorted), max_size=12).map(
    lambda many: in_text_order(span(str(number), one) for number, one in enumerate(many))
)
texts = st.text(min_size=LENGTH + 20, max_size=LENGTH + 20)


@given(texts, spans_of_text, st.integers(0, LENGTH), st.integers(1, 20))
def test_joined_the_segments_are_the_text_and_each_place_has_exactly_the_spans_that_cover_it(
    text: str, spans: list[Span[str]], start: int, length: int
) -> None:
    end = start + length
    found = segments_between(start, end, spans)
    assert "".join(text[one.start : one.end] for one in found) == text[start:end]
    for one in found:
        for place in range(one.start, one.end):
            covering = [each.key for each in spans if any(at.start <= place < at.end for at in each.pieces)]
            assert list(one.keys) == covering


@given(spans_of_text)
def test_two_spans_that_overlap_share_no_lane_but_the_last(spans: list[Span[str]]) -> None:
    lanes = lanes_of(spans)
    assert len(lanes) == len(spans)
    for index, (one, lane) in enumerate(zip(spans, lanes, strict=True)):
        for other, beside in zip(spans[:index], lanes, strict=False):
            meet = any(a.start < b.end and b.start < a.end for a in one.pieces for b in other.pieces)
            assert not meet or lane != beside or lane == LANES - 1
