"""No quote and no text makes a request look for ever: what it may spend is counted, and what is left out is
said.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest

from articles.anchoring.rules import (
    Ground,
    Work,
    canonical_text,
    describe,
    lanes_of,
    locate,
    segments_between,
)
from articles.anchoring.types import Piece, Quote, Span
from tests.anchoring.test_locate import made_up_words

LONG = 2_000_000


def seconds(run: Callable[[], object]) -> float:
    began = time.thread_time()
    run()
    return time.thread_time() - began


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a " * (LONG // 2), Quote("a", prefix="b " * 30, suffix=" b" * 30)),
        ("a" * LONG, Quote("a", prefix="a" * 30 + "b", suffix="b")),
        ("a" * LONG, Quote("a" * 50_000, prefix="x")),
        ("a " * (LONG // 2), Quote("a", prefix="a  a " * 20_000, suffix="b" * LONG)),
        ("ab" * (LONG // 2), Quote("ba" * 40 + "a", suffix="x" * 100)),
        (made_up_words(20_000) + " ", Quote("zq xv " * 1_000)),
        ("\u201c\u00a0" * (LONG // 2), Quote("\u201d  " * 100)),
        ("\U0001f1f0\U0001f1f5" * (LONG // 2), Quote("\U0001f1f0", prefix="\U0001f1f5" * 30)),
        ("the staff said nothing " * (LONG // 23), Quote("the stuff sad nothing at all", prefix="x" * 100)),
        (made_up_words(20_000), Quote("a" + "\u0301\u0316" * 20_000)),
    ],
)
def test_one_quote_is_sought_in_bounded_time(text: str, quote: Quote) -> None:
    # The whole budget takes two seconds where it is spent worst; without one these took up to minutes.
    assert seconds(lambda: locate(text, quote)) < 5


def test_many_quotes_of_one_request_share_what_may_be_spent() -> None:
    ground, work = Ground(made_up_words(60_000)), Work()
    quotes = [Quote(f"words number {number} that stand nowhere in this text") for number in range(500)]
    found = [locate(ground, quote, work=work).status for quote in quotes]
    assert found[0] == "orphaned"
    assert found[-1] == "unsought"
    # The same request gets the same answer.
    ground, work = Ground(ground.text), Work()
    assert [locate(ground, quote, work=work).status for quote in quotes] == found


def test_thousands_of_marks_of_one_article_fit_into_one_request() -> None:
    text = made_up_words(6_000)
    ground, work = Ground(text), Work()
    words = [(at, at + 40) for at in range(0, len(text) - 50, len(text) // 5_000)][:5_000]
    for start, end in words:
        place = describe(text, start, end)
        found = locate(ground, Quote(place.exact, place.prefix, place.suffix), work=work)
        assert found.pieces == (Piece(start, end),)
    assert len(words) == 5_000


def test_of_very_many_hits_the_one_in_its_context_is_found() -> None:
    text = "he said so. " * 5_000 + "The envoy said that it was over. " + "he said so. " * 5_000
    at = text.index("The envoy said") + len("The envoy ")
    assert locate(text, Quote("said", prefix="The envoy ", suffix=" that")).pieces == (Piece(at, at + 4),)
    assert locate(text, Quote("said"), hint=text.rindex("said")).status == "anchored"
    assert locate(text, Quote("said")).status == "ambiguous"


def test_a_hint_chooses_among_very_many_hits_but_for_spacing() -> None:
    text = "he\u00a0said so. " * 5_000
    at = 12 * 4_000 - 4_000
    start = text.index("he\u00a0said", at)
    assert locate(text, Quote("he said"), hint=start).pieces == (Piece(start, start + 7),)


def test_a_context_in_a_run_of_flags_is_described_at_once() -> None:
    text = "\U0001f1f0\U0001f1f5" * (LONG // 2)
    assert seconds(lambda: [describe(text, LONG - 101 - at, LONG - 100) for at in range(20)]) < 0.2


def test_thousands_of_marks_on_one_letter_are_put_in_order() -> None:
    marks = "\u0301\u0316\u0f73" * 7_000
    assert seconds(lambda: canonical_text("a" + marks)) < 0.2
    for count in (20, 200):
        text = "e\u0301 x" + "\u0301\u0316\u0f73\u0344" * count + "y\u0327\u0301"
        assert canonical_text(text) == unicodedata.normalize("NFC", text)


def test_thousands_of_marks_over_each_other_are_laid_out() -> None:
    nested = [Span(at, [Piece(at, 20_000 - at)]) for at in range(5_000)]
    assert seconds(lambda: segments_between(0, 20_000, nested, 20)) < 0.5
    woven = [Span(at, [Piece(at, at + 1), Piece(100_000 + at, 100_001 + at)]) for at in range(10_000)]
    assert seconds(lambda: lanes_of(woven)) < 0.5
    assert set(lanes_of(woven)) == {0}
