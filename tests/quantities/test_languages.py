"""A number is read as its language writes it, or not at all."""

from __future__ import annotations

import pytest

from articles.quantities.rules import read_figure
from articles.quantities.types import NotParsed, Quantity
from tests.quantities.cases_languages import READ, REFUSED
from tests.quantities.expected import REFERENCE, figure


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, expected) for language, cases in READ.items() for text, expected in cases],
)
def test_a_number_is_read_as_its_language_writes_it(language: str, text: str, expected: Quantity) -> None:
    assert read_figure(text, reference=REFERENCE, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in REFUSED.items() for text in texts]
)
def test_what_may_be_another_number_is_refused_with_a_remedy(language: str, text: str) -> None:
    answer = read_figure(text, reference=REFERENCE, language=language)
    assert isinstance(answer, NotParsed)
    assert any(remedy in answer.reason for remedy in ("Type", "type", "Mark", "Write", "Correct", "Check"))


def test_the_same_words_are_another_number_in_another_language() -> None:
    assert read_figure("1.250 kg", language="en") == figure("1.25", unit="kg")
    assert read_figure("1.250 kg", language="de") == figure("1250", unit="kg")
    assert isinstance(read_figure("1.250 kg"), NotParsed)


def test_what_nobody_sees_makes_no_difference() -> None:
    assert read_figure("\u200f3,\u200b000\u2060 tro\u00adops", language="en") == figure(
        "3000", counted="troops"
    )


@pytest.mark.parametrize("tag", ["DE", "de_DE", "de-Latn-DE", "de-AT"])
def test_a_tag_may_be_written_in_any_way(tag: str) -> None:
    assert read_figure("1.200 Menschen", language=tag) == figure("1200", counted="Menschen")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "zwei Drittel"),
        ("de", "drei Viertel der Truppen"),
        ("fr", "deux tiers"),
        ("es", "dos tercios"),
        ("it", "tre quarti"),
        ("pt", "dois terços"),
        ("nl", "twee derde"),
        ("sv", "två tredjedelar"),
        ("da", "to tredjedele"),
        ("no", "to tredeler"),
        ("pl", "dwie trzecie"),
        ("cs", "dvě třetiny"),
        ("ru", "две трети"),
        ("uk", "дві третини"),
        ("ja", "二成"),
        ("zh", "3成"),
        ("sv", "2 par"),
        ("de", "3 Paar Stiefel"),
    ],
)
def test_parts_and_pairs_are_no_count_of_things(language: str, text: str) -> None:
    assert isinstance(read_figure(text, language=language), NotParsed)
