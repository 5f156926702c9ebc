"""Whether two records are probably the same: what speaks for it and against it, and which pairs are worth
asking about.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.registers._evidence import home_of, weighed
from articles.registers.types import Facts

PAPER = Facts(("harbour times",), "Publisher", "body", {})


def other(name: str = "", **facts: object) -> Facts:
    """Return another record, which differs from the paper in these facts."""
    return replace(PAPER, names=(name,) if name else PAPER.names, **facts)  # type: ignore[arg-type] # by name


LIKELY = {
    "the same name": (PAPER, other()),
    "a misspelling": (PAPER, other("harbor times")),
    "an identifier, whatever the names": (
        other("ht", external_ids={"wikidata": "Q1"}),
        other("dock news", external_ids={"wikidata": "Q1"}),
    ),
    "the home page and initials": (
        other("bbc", site="https://www.bbc.example/"),
        other("british broadcasting corporation", site="http://bbc.example"),
    ),
    "the home page and a part of the name": (
        other("tass", site="https://tass.example"),
        other("itar tass", site="https://tass.example/"),
    ),
    "the same name of another kind of body": (PAPER, other(kind="News agency")),
    "an alias": (replace(PAPER, names=("ht", "harbour times")), other()),
    "an identifier in spite of another that differs": (
        other("ht", external_ids={"wikidata": "Q1", "isni": "1"}),
        other("harbour times", external_ids={"wikidata": "Q1", "isni": "2"}),
    ),
}
UNLIKELY = {
    "two ministries": (other("ministry of defence"), other("ministry of finance")),
    "two countries' ministries": (
        other("ministry of defence of norland"),
        other("ministry of defence of sarmatia"),
    ),
    "the same short name of two such": (
        replace(PAPER, names=("ministry of defence of norland", "mod")),
        replace(PAPER, names=("ministry of defence of sarmatia", "mod")),
    ),
    "the same name in two countries": (
        other("ministry of defence", country="NO"),
        other("ministry of defence", country="SE"),
    ),
    "the same name with other identifiers": (
        other(external_ids={"wikidata": "Q1"}),
        other(external_ids={"wikidata": "Q2"}),
    ),
    "the same name of a person": (PAPER, other(kind="Named individual", family="person")),
    "two brigades": (other("3rd brigade"), other("4th brigade")),
    "a part of a name": (other("central bank"), other("central bank of norland")),
    "two bodies on one site": (
        other("ministry of defence", site="https://gov.example"),
        other("ministry of finance", site="https://gov.example"),
    ),
    "nothing in common": (other("yonhap"), other("reuters")),
}


@pytest.mark.parametrize("pair", LIKELY.values(), ids=LIKELY.keys())
def test_these_are_worth_asking_about(pair: tuple[Facts, Facts]) -> None:
    for one, two in (pair, pair[::-1]):
        found = weighed(one, two, alike=(), related=False)
        assert found.is_likely
        assert 0.5 < found.likelihood <= 1


@pytest.mark.parametrize("pair", UNLIKELY.values(), ids=UNLIKELY.keys())
def test_these_are_not(pair: tuple[Facts, Facts]) -> None:
    for one, two in (pair, pair[::-1]):
        assert not weighed(one, two, alike=(), related=False).is_likely


def test_what_the_register_knows_as_two_is_not_asked_about() -> None:
    found = weighed(PAPER, PAPER, alike=(), related=True)
    assert (found.is_likely, found.against) == (False, (("related", ""),))


def test_what_speaks_against_it_is_told() -> None:
    one = other(external_ids={"wikidata": "Q1"}, country="NO", site="https://ht.example")
    two = other(external_ids={"wikidata": "Q2"}, country="SE", site="https://times.example", kind="Database")
    assert weighed(one, two, alike=(), related=False).against == (
        ("external_id", "wikidata: Q1 and Q2"),
        ("site", "ht.example and times.example"),
        ("kind", "Publisher and Database"),
        ("country", "NO and SE"),
    )


def test_a_better_reason_makes_a_pair_likelier() -> None:
    same = weighed(PAPER, PAPER, alike=(), related=False).likelihood
    slip = weighed(PAPER, other("harbor times"), alike=(), related=False).likelihood
    one = other(external_ids={"wikidata": "Q1"})
    assert weighed(one, one, alike=(), related=False).likelihood > same > slip


def test_a_name_by_which_it_was_found_counts_however_many_it_has() -> None:
    many = replace(PAPER, names=(*(f"x{letter}" for letter in "abcdefgh"), "harbour times"))
    assert not weighed(many, PAPER, alike=(), related=False).is_likely
    assert weighed(many, PAPER, alike={"harbour times"}, related=False).is_likely


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://www.Harbour.example/", "harbour.example"),
        ("http://harbour.example", "harbour.example"),
        ("https://harbour.example/news//", "harbour.example/news"),
        ("", ""),
        ("harbour", ""),
    ],
)
def test_an_address_is_compared_without_what_makes_no_difference(address: str, home: str) -> None:
    assert home_of(address) == home
