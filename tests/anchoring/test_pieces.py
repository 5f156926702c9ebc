"""Describing a span, and saying what is wrong with a span that somebody gave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring.rules import check_pieces, describe
from articles.anchoring.types import GivenPiece

TEXT = "Seoul said 3,000 more had gone. 🪖 Kiev agreed."

spans = st.text(min_size=1).flatmap(
    lambda text: st.tuples(
        st.just(text), st.integers(0, len(text) - 1), st.integers(1, len(text)), st.integers(0, 40)
    )
)


@given(spans)
def test_a_description_holds_the_words_and_their_neighbours(span: tuple[str, int, int, int]) -> None:
    text, start, end, context = span
    if start >= end:
        return
    piece = describe(text, start, end, context)
    assert piece.exact == text[start:end]
    assert text[:start].endswith(piece.prefix)
    assert text[end:].startswith(piece.suffix)
    assert max(len(piece.prefix), len(piece.suffix)) <= context


def test_context_is_thirty_two_code_points_unless_told() -> None:
    text = "a" * 100 + "said" + "b" * 100
    piece = describe(text, 100, 104)
    assert (piece.prefix, piece.suffix) == ("a" * 32, "b" * 32)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("e\u0301abX", "ab"),
        ("👩\u200d👧abX", "ab"),
        ("🇰🇵abX", "ab"),
        ("👍🏽abX", "ab"),
        ("각abX".replace("각", "\u1100\u1161"), "ab"),
        ("الأabX", "أab"),
    ],
)
def test_context_never_begins_inside_a_visible_character(text: str, prefix: str) -> None:
    assert describe(text, len(text) - 1, len(text), context=3).prefix == prefix


def test_context_never_ends_inside_a_visible_character() -> None:
    assert describe("Xab🇰🇵🇷🇺", 0, 1, context=3).suffix == "ab"
    assert describe("Xab🇰🇵🇷🇺", 0, 1, context=4).suffix == "ab🇰🇵"
    assert describe("Xabe\u0301", 0, 1, context=3).suffix == "ab"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2), (0, 99)])
def test_only_a_real_span_can_be_described(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        describe(TEXT, start, end)


def test_good_pieces_have_no_problems() -> None:
    end = len(TEXT)
    pieces = [GivenPiece(0, 5, "Seoul"), GivenPiece(5, 10), GivenPiece(32, 33, "🪖"), GivenPiece(34, end)]
    assert check_pieces(TEXT, pieces) == []


@pytest.mark.parametrize(
    ("pieces", "index", "field", "code", "named"),
    [
        ([], None, "pieces", "required", "no piece"),
        ([GivenPiece(True, 5)], 0, "start", "not_an_integer", "True"),
        ([GivenPiece(0, "5")], 0, "end", "not_an_integer", "'5'"),
        ([GivenPiece(0, 2.0)], 0, "end", "not_an_integer", "2.0"),
        ([GivenPiece(-1, 5)], 0, "start", "outside_text", "-1"),
        ([GivenPiece(0, 99)], 0, "end", "outside_text", "99, beyond the text's 46"),
        ([GivenPiece(5, 5)], 0, "end", "empty", "start < end"),
        ([GivenPiece(9, 5)], 0, "end", "empty", "start < end"),
        ([GivenPiece(0, 5, "Seou")], 0, "exact", "mismatch", "'Seoul', not 'Seou'"),
        ([GivenPiece(0, 5, 5)], 0, "exact", "not_a_string", "5"),
        ([GivenPiece(6, 10), GivenPiece(0, 5)], 1, "start", "unsorted", "before the piece 6–10"),
        ([GivenPiece(0, 10), GivenPiece(6, 12)], 1, "start", "overlap", "overlaps the piece 0–10"),
        ([GivenPiece(0, 5), GivenPiece(0, 5)], 1, "start", "overlap", "overlaps the piece 0–5"),
    ],
)
def test_each_problem_names_the_piece_the_field_and_the_trouble(
    pieces: list[GivenPiece], index: int | None, field: str, code: str, named: str
) -> None:
    [problem] = check_pieces(TEXT, pieces)
    assert (problem.index, problem.field, problem.code) == (index, field, code)
    assert named in problem.message


def test_every_bad_piece_is_named_not_only_the_first() -> None:
    problems = check_pieces(TEXT, [GivenPiece("a", None), GivenPiece(0, 5, "x"), GivenPiece(50, 60)])
    assert [(problem.index, problem.field) for problem in problems] == [
        (0, "start"),
        (0, "end"),
        (1, "exact"),
        (2, "end"),
    ]


def test_utf16_offsets_of_a_text_with_emoji_are_told_apart_by_exact() -> None:
    start = TEXT.encode("utf-16-le").index("Kiev".encode("utf-16-le")) // 2
    [problem] = check_pieces(TEXT, [GivenPiece(start, start + 4, "Kiev")])
    assert "UTF-16" in problem.message
