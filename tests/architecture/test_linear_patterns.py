"""No text that anybody sends can make a pattern slow: each takes time in proportion to what it reads."""

from __future__ import annotations

import re

import pytest

from articles.redaction.rules import pattern_of
from tests.architecture.attacks import LENGTH, attacks_on, slowest
from tests.architecture.patterns import Found, all_patterns, hidden_calls

# Several in one test: most take milliseconds, and each test has its own cost.
SHARES = 8
# A redaction looks for words that an admin gives: its pattern can't be known before, and has a test of its
# own.
MADE_FROM_WORDS = "articles/redaction/"


def slow(found: Found) -> list[str]:
    """Return the ways in which the pattern is slow, each with a text that shows it."""
    attacks = attacks_on(found.pattern)
    shown = []
    for way, run in found.runs().items():
        if worst := slowest(run, attacks):
            attack, took = worst
            shown.append(
                f"{found.where}: {way} takes {took:.2f} s for {LENGTH:,} characters: {attack.prefix!r}, then "
                f"{attack.pump[:60]!r} again and again, then {attack.spoiler!r}"
            )
    return shown


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as in test_linear_functions
@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_takes_long_for_twenty_thousand_characters(share: int) -> None:
    mine = all_patterns()[share::SHARES]
    assert len(mine) > 5
    assert [line for found in mine for line in slow(found)] == []


def test_patterns_of_every_place_are_found() -> None:
    """In a module, a class, a tuple, and a call within a function."""
    where = " ".join(found.where for found in all_patterns())
    for part in (
        "ingest._layout",
        "ingest._credits",
        "_CAPTION_ENDS",
        "quantities._numerals",
        "rest.sentences",
    ):
        assert part in where


def test_every_call_names_its_pattern() -> None:
    assert [call for call in hidden_calls() if not call.startswith(MADE_FROM_WORDS)] == []


@pytest.mark.parametrize(
    "words", ["Zora Quill", "aaa aaa", "a b c d", "   x   y", "ab" * 100, "№ ﬁ é e\u0301"]
)
def test_a_pattern_that_is_made_from_words_is_not_slow(words: str) -> None:
    made = re.compile(pattern_of(words))
    whole = re.compile(rf"(?<!\w)(?:{made.pattern})(?!\w)")
    for pattern in (made, whole):
        assert slowest(lambda text, found=pattern: found.sub("", text), attacks_on(pattern)) is None  # type: ignore[misc] # a default


@pytest.mark.parametrize(
    ("planted", "way"),
    [
        (r"\s*\t\s*", "scan"),
        (r"\s+$", "search"),
        (r"(?:a+)+b", "match"),
        (r"(?:\b\w\.){2,}$", "search"),
        (r"\.?\s*all rights reserved$", "search"),
        (r"x\s*:?\s*:?\s*;", "match"),
    ],
)
def test_a_pattern_that_backtracks_is_caught(planted: str, way: str) -> None:
    found = Found("planted", re.compile(planted), frozenset({way}))
    assert len(slow(found)) == 1


def test_a_pattern_that_goes_on_once_it_has_failed_is_not_caught() -> None:
    every = frozenset({"match", "fullmatch", "search", "scan"})
    assert slow(Found("fine", re.compile(r"(?<!\s)\s++x|[a-z]{1,20}\d"), every)) == []
