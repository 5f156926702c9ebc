"""What of two texts is taken for the same copy, and what the sketch of a text is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.corpus.types import Block
from articles.likeness.rules import drawn, estimated, is_alike, overlap_of, shingles_of
from articles.likeness.types import Overlap
from tests.likeness.stories import BOILERPLATE, BRIEFS, CHINESE, FERRY, STEEL, WIRES
from tests.likeness.treatments import TREATMENTS, expanded, house_style, local_lead

# What a text of 60 shingles looked like when the method was fixed. Rows keep such numbers for years.
GOLDEN = (-414273239, -1789695601, 924660749)


def shingles(text: str) -> tuple[str, ...]:
    """Return the shingles of a text of paragraphs."""
    return shingles_of(text, [Block("paragraph", 0, len(text))])


def overlap(one: str, other: str) -> Overlap:
    """Return what two texts share."""
    return overlap_of(shingles(one), shingles(other))


@pytest.mark.parametrize("name", WIRES)
@pytest.mark.parametrize("treated", [one for one in TREATMENTS if one.__name__ != "everything"])
def test_what_an_outlet_makes_of_wire_copy_is_the_same_text(name: str, treated: Callable[[str], str]) -> None:
    wire = WIRES[name][0]
    copy = treated(wire)
    assert is_alike(overlap(wire, copy))
    assert set(drawn(shingles(wire)).bands) & set(drawn(shingles(copy)).bands)


@pytest.mark.parametrize("name", WIRES)
def test_another_reporters_story_about_the_same_event_is_another_text(name: str) -> None:
    wire, rival = WIRES[name]
    assert overlap(wire, rival).resemblance < 0.1
    for treated in TREATMENTS:
        assert not is_alike(overlap(treated(wire), rival))


def test_briefs_over_the_same_furniture_are_different_texts() -> None:
    furnished = [f"{brief}\n\n{BOILERPLATE}" for brief in BRIEFS]
    for at, one in enumerate(furnished):
        assert not any(is_alike(overlap(one, other)) for other in furnished[at + 1 :])


def test_a_brief_with_a_corrected_number_is_the_same_text() -> None:
    assert is_alike(overlap(BRIEFS[0], BRIEFS[0].replace("17", "19")))


def test_furniture_alone_makes_no_copy_of_two_stories() -> None:
    assert not is_alike(overlap(f"{FERRY}\n\n{BOILERPLATE}", f"{STEEL}\n\n{BOILERPLATE}"))


def test_a_story_within_a_longer_one_is_found() -> None:
    held = overlap(FERRY, expanded(FERRY))
    assert held.share == 1.0
    assert held.other_share < 0.5
    assert is_alike(held)
    assert held.turned().other_share == 1.0


@pytest.mark.parametrize("text", ["", "…", "Yes.", "Three words only"])
def test_a_text_of_hardly_any_words_resembles_nothing(text: str) -> None:
    assert shingles(text) == ()
    assert drawn(()).bands == ()
    assert not is_alike(overlap(text, text))


def test_headline_byline_and_credit_say_nothing_of_the_copy() -> None:
    text = "Ferry aground\n\nBy Ann Otter\n\nThe ferry ran aground in fog."
    blocks = [Block("headline", 0, 13), Block("byline", 15, 27), Block("paragraph", 29, len(text))]
    assert shingles_of(text, blocks) == shingles("The ferry ran aground in fog.")
    # Unless there is nothing else.
    assert len(shingles_of(text, blocks[:2])) == 2


def test_typing_makes_no_difference() -> None:
    typed = "“Es wäre naïve”, said Zoë—the captain—on the E.U.’s stage. السَّفِينَةُ أُنقِذَتْ"
    plain = '"es ware NAIVE", said Zoe - the captain - on the E.U.\'s stage. السفينة انقذت'
    assert shingles(typed) == shingles(plain)


def test_chinese_is_cut_by_characters() -> None:
    assert len(shingles(CHINESE)) > 200
    assert is_alike(overlap(CHINESE, house_style(CHINESE)))


def test_a_sketch_is_the_same_on_every_machine_and_in_any_order() -> None:
    some = shingles(BOILERPLATE)[:60]
    assert drawn(some).bands[:3] == GOLDEN
    assert drawn(tuple(reversed(some))) == drawn(some)
    assert len(drawn(some).signature) == 512


@pytest.mark.parametrize("other", [local_lead(FERRY), expanded(FERRY), STEEL])
def test_a_sketch_tells_about_how_much_is_shared(other: str) -> None:
    true = overlap(FERRY, other)
    guess = estimated(drawn(shingles(FERRY)), drawn(shingles(other)))
    assert guess.share == pytest.approx(true.share, abs=0.25)
    assert guess.size == true.size
