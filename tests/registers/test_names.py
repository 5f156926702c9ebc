"""How names are folded, and what no record may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.registers.models import NAME_LENGTH, fold
from articles.registers.rules import record_problems
from articles.registers.types import AliasDraft


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Fédération  Équestre", "federation equestre"),
        ("KCNA", "kcna"),
        ("Straße", "strasse"),
        ("Ｋｙｉｖ", "kyiv"),
        (" Kim\tJong-un ", "kim jong-un"),
        ("Путин", "путин"),
        ("習近平", "習近平"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_case_accents_width_and_spacing_make_no_difference(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_any_text_folds_to_what_a_column_can_hold(name: str) -> None:
    folded = fold(name)
    assert len(folded) <= NAME_LENGTH
    assert "\x00" not in folded
    folded.encode()


def test_a_letter_that_unfolds_to_many_does_not_burst_the_column() -> None:
    assert len(fold("ﷺ" * 300)) == NAME_LENGTH


def test_halves_of_surrogate_pairs_are_left_out_of_a_search() -> None:
    assert fold("a\ud800b") == "ab"


def test_every_problem_of_a_record_is_found_at_once_by_field() -> None:
    aliases = (AliasDraft("JCS"), AliasDraft("", language="?", script="hangul"))
    found = record_problems(aliases, {"wikidata": "9684", "": "x", "viaf": ""})
    assert {problem.field for problem in found} == {
        "aliases.1.name",
        "aliases.1.language",
        "aliases.1.script",
        "external_ids.wikidata",
        "external_ids.",
        "external_ids.viaf",
    }


@pytest.mark.parametrize("id", ["Q1", "Q9684", "Q116843894"])
def test_wikidata_items_are_accepted(id: str) -> None:
    assert record_problems((), {"wikidata": id}) == []


@pytest.mark.parametrize("id", ["q1", "Q0", "Q01", "P31", "Q1 ", "https://www.wikidata.org/wiki/Q1"])
def test_what_is_no_wikidata_item_is_refused(id: str) -> None:
    assert [p.field for p in record_problems((), {"wikidata": id})] == ["external_ids.wikidata"]


def test_a_record_has_a_bounded_number_of_names_and_ids() -> None:
    aliases = tuple(AliasDraft(f"name {number}") for number in range(201))
    ids = {f"scheme{number}": "1" for number in range(51)}
    assert [p.field for p in record_problems(aliases, ids)] == ["aliases", "external_ids"]
