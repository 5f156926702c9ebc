"""Anchors carried to the next revision: where their words went, and never silently to others."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from articles.anchoring.rules import carry
from articles.anchoring.types import Outcome, Piece

GOLDEN = Path(__file__).parent.parent / "golden" / "carrying.json"
CASES: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))


def place(text: str, mark: str) -> Piece:
    """Find the words; "said#2" is the second place of "said"."""
    words, _, nth = mark.partition("#")
    found = list(re.finditer(re.escape(words), text))[int(nth or 1) - 1]
    return Piece(*found.span())


def words(text: str, outcome: Outcome) -> list[str]:
    return [text[piece.start : piece.end] for piece in outcome.pieces]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_kind_of_edit(case: dict[str, Any]) -> None:
    old, new = case["old"], case["new"]
    outcomes = carry(old, new, [[place(old, mark)] for mark, _, _ in case["marks"]])
    marks = [mark for mark, _, _ in case["marks"]]
    found = [
        [mark, outcome.status, words(new, outcome)] for mark, outcome in zip(marks, outcomes, strict=True)
    ]
    assert found == case["marks"]


def carried(old: str, new: str, *marks: str) -> Outcome:
    """Carry one annotation with a piece for each mark."""
    return carry(old, new, [[place(old, mark) for mark in marks]])[0]


OLD = (
    "The council met on Monday to talk about the bridge.\n\nTom Berg, the engineer, said that the pillars "
    "would last ten more years.\n\nThe repair is to cost four million, to be paid by the state."
)


def test_pieces_that_separate_are_both_where_their_words_went() -> None:
    one, two, _ = OLD.split("\n\n")
    old = f"{OLD} Work begins in May, under the eyes of inspectors from three countries."
    new = f"{one}\n\n{old.partition(two)[2].strip()}\n\n{two}"
    outcome = carried(old, new, "Tom Berg", "four million")
    assert (outcome.status, words(new, outcome)) == ("altered", ["four million", "Tom Berg"])
    assert "its parts stand in another order" in outcome.reasons
    assert [part.status for part in outcome.parts] == ["moved", "anchored"]


def test_an_annotation_that_lost_a_piece_is_altered_and_keeps_the_other() -> None:
    new = OLD.replace("Tom Berg, the engineer, said that the pillars would last ten more years.\n\n", "")
    outcome = carried(OLD, new, "Tom Berg", "four million")
    assert (outcome.status, words(new, outcome)) == ("altered", ["four million"])
    assert "part of it is gone" in outcome.reasons


def test_an_annotation_with_a_piece_in_doubt_is_in_doubt() -> None:
    old = "The vote is on Friday. It rained all day. It rained all day. The square was empty."
    new = "The vote is on Friday. It rained all day. The square was empty."
    outcome = carried(old, new, "The vote", "It rained all day.")
    assert (outcome.status, words(new, outcome)) == ("ambiguous", ["The vote"])
    assert [new[place.start : place.end] for place in outcome.candidates] == ["It rained all day."]


def test_equal_places_are_all_listed() -> None:
    old = "The vote is on Friday. It rained all day. The square was empty."
    new = "The vote is on Friday. It rained all day. It rained all day. The square was empty."
    outcome = carried(old, new, "It rained all day.")
    assert (outcome.status, outcome.pieces) == ("ambiguous", ())
    assert [(place.start, place.end) for place in outcome.candidates] == [(23, 41), (42, 60)]


def test_altered_words_come_with_what_was_dropped_and_added() -> None:
    new = OLD.replace("ten more years", "some twenty more years")
    (part,) = carried(OLD, new, "would last ten more years").parts
    assert [(change.kind, change.words) for change in part.diff] == [
        ("kept", "would last"),
        ("dropped", "ten"),
        ("added", "some twenty"),
        ("kept", "more years"),
    ]
    assert carried(OLD, new, "Tom Berg").parts[0].diff == ()


def test_what_only_looks_different_says_so() -> None:
    spaced = carried(OLD, OLD.replace("Tom Berg", "Tom\u00a0Berg"), "Tom Berg")
    assert (spaced.status, spaced.reasons) == ("anchored", ("only typography changed",))
    shouted = carried(OLD, OLD.replace("Tom Berg", "TOM BERG"), "Tom Berg")
    assert (shouted.status, shouted.reasons) == ("anchored", ("only case or typography changed",))
    assert shouted.score < spaced.score < 1


def test_a_mark_may_begin_and_end_within_words_and_hold_the_space_round_them() -> None:
    new = "On Tuesday it rained.\n\n" + OLD
    for mark in ("erg, the engin", " Berg, ", "illa", "\n\nTom", "."):
        assert words(new, carried(OLD, new, mark)) == [mark]
    assert words(new, carried(OLD, new, " ")) == [" "]


def test_a_passage_in_a_text_cut_down_to_it_is_found() -> None:
    assert carried(OLD, "The repair is to cost four million.", "four million").pieces == (Piece(22, 34),)


@pytest.mark.parametrize("pieces", [[], [Piece(3, 3)], [Piece(-1, 2)], [Piece(0, 10_000)], [Piece(5, 2)]])
def test_an_anchor_that_fits_nowhere_is_refused(pieces: list[Piece]) -> None:
    with pytest.raises(ValueError, match="piece"):
        carry(OLD, OLD, [pieces])


def test_a_mark_within_a_word_keeps_its_letters_when_unseen_ones_come_between() -> None:
    old = "No. See @michael6322 there now, said Tom Berg on Monday."
    new = "No. See @micha\u2060el6\u200b3\xad22 there now, said Tom Berg on Monday."
    assert words(new, carried(old, new, "6322")) == ["6\u200b3\xad22"]
    assert words(new, carried(old, new, "michael")) == ["micha\u2060el"]
