"""Reading what users send takes time in proportion to it: each function as a whole, not only its patterns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import permutations
from uuid import UUID

import pytest

from articles.anchoring.rules import canonical_text
from articles.claims.models.wording import words_of
from articles.corpus.rules import compose
from articles.corpus.types import BlockDraft
from articles.foundation.errors import DomainError
from articles.ingest.rules import recognise_paste
from articles.quantities.rules import read_figure
from articles.quantities.types import LONGEST_TEXT
from articles.registers.models import fold, one_name, sort_key, tidy
from articles.segmentation.rules import quotes, sentences
from articles.sources._lists.cells import as_meant, lines_of, parts_of
from articles.sources._lists.near import neighbours
from articles.sources._lists.reading import read_list
from articles.sources._lists.values import identifiers_of_cell
from tests.architecture.attacks import LENGTH, UNIVERSE, Attack, slowest

_PAIRED = ' \n\xa0\t.,|/"“(-a0\u0301'
_LINES = (
    "\nBy Ann Lee", "\nBy A, March 27, 2025", "\n\nPhoto: AP", "\n27 March 2025", "\nA,", "\n- a", "\n> a",
    "\nA|", "a. ", "A. ",
    "U.S. ", "said. ", '"Why?" he said. ', "… ", "\n\xa0", "AP, AFP and ", "(AFP) ", "photo:\xa0", "in the ",
    " via ", "million ",
    "3,000 of ", "about 3-4 ", "1 000 ", "March 2025 ", "first half of ", "name,", '"",', "a\\|b|", "x:y\n",
    "\u0301\u0316", "[{", '{"a":',
)  # fmt: skip
ATTACKS = [
    *(
        Attack(head, letter, tail)
        for letter in UNIVERSE
        for head in ("", "A headline\n\n")
        for tail in ("", "\nEnd.")
    ),
    *(Attack("", one + other, "x") for one, other in permutations(_PAIRED, 2)),
    *(
        Attack(head, line)
        for line in _LINES
        for head in ("", "A headline\n\nA first paragraph, long enough. ")
    ),
    *(Attack("name,source_kind\n", line) for line in _LINES),
    *(Attack("[", "{" + ",".join(f'"{letter}{at}":1' for at in range(400)) + "},", "]") for letter in "ax"),
]


def refusing(run: Callable[[str], object]) -> Callable[[str], object]:
    """Take a refusal for an answer."""

    def tried(text: str) -> None:
        with suppress(DomainError, ValueError):
            run(text)

    return tried


READERS: dict[str, Callable[[str], object]] = {
    "a paste": recognise_paste,
    "canonical text": canonical_text,
    "blocks": lambda text: compose([BlockDraft("paragraph", text)]),
    "sentences": sentences,
    "quotations": quotes,
    "a figure": lambda text: read_figure(text[:LONGEST_TEXT]),
    "a list of sources": lambda text: read_list(text.encode()),
    "cells": lambda text: [parts_of(line) for line in lines_of(as_meant(text))],
    "identifiers": identifiers_of_cell,
    "a name": fold,
    "a kept name": tidy,
    "a compared name": one_name,
    "a sorted name": sort_key,
    "a name nearly the same": lambda text: neighbours([text], [(UUID(int=1), text)]),
    "a statement": words_of,
}


# The clock that stops a slow run may strike in a callback of the garbage collector, which can't be stopped
# so. The run then goes on to its end, and is timed all the same.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", READERS)
def test_no_text_of_twenty_thousand_characters_takes_long(name: str) -> None:
    worst = slowest(refusing(READERS[name]), ATTACKS)
    assert worst is None, f"{name}: {LENGTH:,} characters take {worst}"


def test_a_function_that_looks_at_everything_before_each_character_is_caught() -> None:
    assert (
        slowest(lambda text: [list(text[:at]) and None for at in range(len(text))], ATTACKS[:40]) is not None
    )
