"""What the radar says of a claim that a new text changed."""

from __future__ import annotations

import pytest

from articles.revisions.rules import findings_between, restated
from tests.revisions.planted import HARDENED, SOFTENED, UNCHANGED


def said(old: str, new: str) -> dict[str, tuple[str, str]]:
    return {one.what: (one.before, one.after) for one in findings_between(old, new)}


@pytest.mark.parametrize(("planted", "what"), [(SOFTENED, "softened"), (HARDENED, "hardened")])
def test_planted_changes_of_certainty_are_found(planted: list[tuple[str, str]], what: str) -> None:
    missed = [pair for pair in planted if what not in said(*pair)]
    assert len(planted) == 75
    assert len(missed) <= 0.05 * len(planted), missed


def test_other_changes_are_not_told_as_such() -> None:
    pairs = [line.split("|") for line in UNCHANGED.strip().splitlines()]
    assert [pair for pair in pairs if {"softened", "hardened"} & said(*pair).keys()] == []


def test_a_figure_is_told_with_what_it_was() -> None:
    found = said("Arden said 2,500 more had gone.", "Arden said 3,100 more had gone.")
    assert found == {"figure_changed": ("2,500", "3,100")}
    assert said("They lost 4,000 of 11,000 men.", "They lost some of 11,000 men.")["figure_changed"] == (
        "4,000",
        "",
    )


def test_the_words_that_soften_are_named() -> None:
    found = said("The army said the dam had burst.", "The army claimed the dam may have burst.")
    assert found == {"softened": ("said", "claimed, may")}


def test_what_nobody_says_any_more_is_told() -> None:
    found = said("The dam had burst, the army said.", "The dam had burst.")
    assert found["attribution_lost"] == ("said", "")
    assert "hardened" in found


def test_sources_come_go_and_are_written_otherwise() -> None:
    old = "According to the Ministry of Defence, two ships sank."
    assert said(old, "According to Ana Kovac, two ships sank.") == {
        "source_removed": ("Ministry of Defence", ""),
        "source_added": ("", "Ana Kovac"),
    }
    kiev = said("Mayor Klitschko of Kiev said so.", "Mayor Klitschko of Kyiv said so.")
    assert kiev == {"source_renamed": ("Mayor Klitschko of Kiev", "Mayor Klitschko of Kyiv")}


def test_a_known_claim_is_recognised_in_other_words_and_nothing_else_is() -> None:
    claim = "Arden sent 2,500 more soldiers to Sarmatia"
    assert restated(claim, "On Friday Arden had sent soldiers again: 2,500 more went to Sarmatia.")
    assert not restated(claim, "Arden played Sarmatia in the cup on Friday.")
    assert not restated("It rained", "It rained in Halmstead.")


def test_the_same_sentence_has_nothing_to_tell() -> None:
    assert findings_between("Arden claimed so.", "Arden claimed so.") == []
