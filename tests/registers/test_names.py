"""How names are folded, and what no record may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.registers.models import NAME_LENGTH, fold, one_name, sort_key, tidy
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


@pytest.mark.parametrize(
    "spelled",
    [
        "Élysée Palace",
        "E\u0301lyse\u0301e Palace",
        "Élysée\u00a0Palace",
        "Élysée  Palace",
        "Élysée\u202fPalace",
        "Élysée\u2003Palace",
        " Élysée Palace\u3000",
        "Élysée\u200b Palace",
        "Ély\u00adsée Palace",
        "\ufeffÉlysée Palace",
        "Élysée Pal\u2060ace",
        "\u200eÉlysée Palace\u200f",
        "Ély\u200dsée Palace",
        "Élysée\ufe0f Palace",
        "É\u034flysée Palace",
        "Élysée Palace\u2800".replace("\u2800", "\u3164"),
    ],
)
def test_spellings_that_look_the_same_are_one_name(spelled: str) -> None:
    assert one_name(spelled) == "Élysée Palace"
    assert fold(spelled) == "elysee palace"


@pytest.mark.parametrize("other", ["Elysée Palace", "élysée Palace", "ÉlyséePalace", "Élysée Palaces"])
def test_what_can_be_seen_makes_another_name(other: str) -> None:
    assert one_name(other) != one_name("Élysée Palace")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" E\u0301cho\u00a0 du\u200b Port ", "Écho du Port"),
        ("Bundes\u00adamt", "Bundesamt"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d⚖️", "👩\u200d⚖️"),
        ("ירושלים\u200f", "ירושלים\u200f"),
        ("x\ty", "x\ty"),
    ],
)
def test_a_name_is_kept_as_spelled_without_what_copying_left_in_it(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text())
def test_a_tidied_name_is_tidy_and_still_the_same(name: str) -> None:
    assert tidy(tidy(name)) == tidy(name)
    assert one_name(tidy(name)) == one_name(name)


SORTED = [
    "«20 Minutes»",
    "24 heures",
    "100 Reporters",
    "ABC News",
    "Æro Avis",
    "Ägypten heute",
    "al-Ahram",
    "AP",
    "BBC",
    "Channel 4",
    "channel 5 News",
    "Channel 10",
    "Écho du Port",
    "École",
    "Eesti",
    "Łódź Dziennik",
    "Lodz Kurier",
    "New York Times",
    "Newsweek",
    "O’Brien Report",
    "OBS Daily",
    "Øresund Avis",
    "Oslo Post",
    "The Times",
    "“Zeit”",
    "Ελευθερία",
    "Известия",
    "Коммерсантъ",
]


def test_names_sort_as_people_expect() -> None:
    keys = [sort_key(name) for name in SORTED]
    assert keys == sorted(keys)


@given(st.text())
def test_any_name_has_a_place_that_its_column_can_hold(name: str) -> None:
    key = sort_key(name)
    assert len(key) <= NAME_LENGTH
    key.encode()


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
