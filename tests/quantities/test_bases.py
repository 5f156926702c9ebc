"""A number that comes on top of another one, read from words only where they leave no doubt."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_figure
from articles.quantities.types import NotParsed
from tests.quantities.expected import REFERENCE, Case, figure

READ: list[Case] = [
    (words, figure(value, counted=counted, modality=modality, figure_type="delta", base="11,000"))
    for words, value, counted, modality in (
        ("3,000 additional troops on top of 11,000", "3,000", "troops", "exact"),
        ("3,000 additional troops, on top of the 11,000 sent earlier", "3,000", "troops", "exact"),
        ("an additional 3,000 soldiers were sent, on top of 11,000 there", "3,000", "soldiers", "exact"),
        ("about 3,000 more men, in addition to 11,000", "3,000", "men", "about"),
        ("3,000 troops, in addition to the 11,000", "3,000", "troops", "exact"),
        ("3,000 more, on top of 11,000 soldiers", "3,000", "soldiers", "exact"),
        ("3,000 extra soldiers on top of 11,000 soldiers", "3,000", "soldiers", "exact"),
        ("on top of 11,000, another 3,000", "3,000", "", "exact"),
        ("In addition to 11,000, 3,000 more troops", "3,000", "troops", "exact"),
    )
]


@pytest.mark.parametrize(("words", "expected"), READ)
def test_a_delta_names_the_number_that_it_comes_on_top_of(words: str, expected: object) -> None:
    assert read_figure(words, reference=REFERENCE) == expected


def test_a_base_has_the_unit_of_what_comes_on_top_of_it() -> None:
    expected = figure("5,000,000", unit="USD", figure_type="delta", base="11,000,000")
    assert read_figure("$5 million on top of $11 million", reference=REFERENCE) == expected


@pytest.mark.parametrize(
    "words",
    [
        "3,000 men on top of 40 tanks",
        "3,000 fewer on top of 11,000",
        "3,000 additional troops on top of about 11,000",
        "$5 million on top of 11,000",
        "on top of 11,000 3,000",
        "3,000 troops on top of 11,000, of whom 4,000 died",
        "a further 12 on top of thousands",
    ],
)
def test_a_base_that_is_in_doubt_is_not_read(words: str) -> None:
    assert isinstance(read_figure(words, reference=REFERENCE), NotParsed)


@pytest.mark.parametrize("words", ["another 500 of the 11,000 troops", "an increase of 500 out of 11,000"])
def test_a_delta_is_never_read_as_part_of_a_total(words: str) -> None:
    found = read_figure(words, reference=REFERENCE)
    assert not isinstance(found, NotParsed)
    assert (found.figure_type, found.out_of, found.base) == ("delta", None, None)
