"""A chain as a sentence: the same as in the desk's scripts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.claims.rules import chain_sentence


@pytest.mark.parametrize(
    ("hops", "sentence"),
    [
        ([("originator", ["Kim Jong-un"])], "Kim Jong-un"),
        ([("originator", ["Kim Jong-un"]), ("relay", ["KCNA"])], "KCNA relays Kim Jong-un"),
        (
            [("originator", ["Kim Jong-un"]), ("relay", ["KCNA"]), ("carrier", ["AFP"])],
            "AFP carries KCNA relaying Kim Jong-un",
        ),
        ([("originator", ["the JCS"]), ("spokesperson", ["Lee"])], "Lee speaks for the JCS"),
        ([("originator", ["Moscow", "Pyongyang"])], "Moscow and Pyongyang"),
        ([("originator", ["A", "B", "C"]), ("originator", ["D"])], "D gives A, B and C"),
        ([("originator", []), ("relay", ["KCNA"])], "KCNA relays someone"),
    ],
)
def test_it_reads_from_the_last_who_passed_it_on_inwards_to_the_speaker(
    hops: Sequence[tuple[str, Sequence[str]]], sentence: str
) -> None:
    assert chain_sentence(hops) == sentence
