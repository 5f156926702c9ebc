"""Finding a record by any of its names, however they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.registers.models import MOST_HITS
from tests.factories.users import admin, editor
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def _register(kind: Kind) -> None:
    actor = editor()
    for name, aliases in (
        ("Joint Chiefs of Staff", ("JCS", "합동참모본부", "Seoul’s military")),
        ("Korean Central News Agency", ("KCNA", "조선중앙통신")),
        ("Kim Jong-un", ("Kim Jong Un", "김정은", "金正恩")),
        ("Vladimir Putin", ("Владимир Путин", "Poutine")),
        ("Fédération équestre", ()),
        ("European Union", ("EU",)),
        ("Al-Quwwat", ("القوات المسلحة",)),
    ):
        kind.make(actor, name=name, aliases=aliases)


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("JCS", "Joint Chiefs of Staff"),
        ("jcs", "Joint Chiefs of Staff"),
        ("joint chief", "Joint Chiefs of Staff"),
        ("Jiont Chiefs of Staff", "Joint Chiefs of Staff"),
        ("Seoul's military", "Joint Chiefs of Staff"),
        ("K\u200bCNA", "Korean Central News Agency"),
        ("Fe\u0301de\u0301ration\u00a0e\u0301questre", "Fédération équestre"),
        ("\ufeffKim\u00a0 Jong\u00adun", "Kim Jong-un"),
        ("합동참모", "Joint Chiefs of Staff"),
        ("kim jong un", "Kim Jong-un"),
        ("김정", "Kim Jong-un"),
        ("金正", "Kim Jong-un"),
        ("Путин", "Vladimir Putin"),
        ("poutin", "Vladimir Putin"),
        ("federation equestre", "Fédération équestre"),
        ("FÉDÉRATION", "Fédération équestre"),
        ("EU", "European Union"),
        ("القوات", "Al-Quwwat"),
        ("central news", "Korean Central News Agency"),
    ],
)
def test_the_record_that_is_meant_comes_first(kind: Kind, typed: str, found: str) -> None:
    assert [row.name for row in kind.rows.matching(typed)][:1] == [found]


@pytest.mark.usefixtures("_register")
def test_names_that_are_not_alike_are_not_found(kind: Kind) -> None:
    assert list(kind.rows.matching("Reuters")) == []


@pytest.mark.usefixtures("_register")
def test_two_letters_match_the_beginning_of_a_name_only(kind: Kind) -> None:
    assert [row.name for row in kind.rows.matching("ki")] == ["Kim Jong-un"]


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize("typed", ["%", "_", "\\", "a%b", "\x00", "\ud800", "x" * 5000])
def test_odd_input_finds_nothing_and_breaks_nothing(kind: Kind, typed: str) -> None:
    assert len(kind.rows.matching(typed)) in (0, 7)


@pytest.mark.usefixtures("_register")
def test_a_record_with_several_names_alike_is_found_once_by_its_best(kind: Kind) -> None:
    rows = list(kind.rows.matching("kim jong un"))
    assert [row.name for row in rows] == ["Kim Jong-un"]


def test_an_exact_name_comes_before_longer_ones(kind: Kind) -> None:
    actor = editor()
    for name in ("Kyiv Independent", "Kyiv Post", "Kyiv", "City of Kyiv"):
        kind.make(actor, name=name)
    assert next(iter(kind.rows.matching("kyiv"))).name == "Kyiv"


def test_tombstones_are_left_out_when_asked(kind: Kind) -> None:
    actor = editor()
    survivor, merged = kind.make(actor, name="KCNA"), kind.make(actor, name="KCNA Watch")
    kind.rows.filter(id=merged.id).update(merged_into=survivor, survivor=survivor)
    assert [row.name for row in kind.rows.surviving().matching("kcna")] == ["KCNA"]


def test_a_record_is_found_by_the_names_of_its_tombstones(kind: Kind) -> None:
    actor = admin()
    survivor, merged = kind.make(actor, name="KCNA"), kind.make(actor, name="조선중앙통신")
    kind.register.merge(actor, id=merged.id, version=1, into=survivor.id)
    assert [row.id for row in kind.rows.surviving().matching("조선중앙통신")] == [survivor.id]
    assert {row.id for row in kind.rows.matching("조선중앙통신")} == {survivor.id, merged.id}
    kind.register.split(actor, id=merged.id, version=2)
    assert [row.id for row in kind.rows.surviving().matching("조선중앙통신")] == [merged.id]


def test_an_exact_name_is_found_among_more_names_alike_than_are_ranked(kind: Kind) -> None:
    actor = editor()
    for number in range(MOST_HITS + 5):
        kind.make(actor, name=f"Aa Ministry {number}")
        kind.make(actor, name=f"Ministry {number}")
    kind.make(actor, name="Ministry")
    rows = list(kind.rows.matching("ministry"))
    assert rows[0].name == "Ministry"
    assert MOST_HITS < len(rows) <= 3 * MOST_HITS


def test_a_record_is_found_by_an_identifier_of_its_own_or_of_a_tombstone(kind: Kind) -> None:
    actor = admin()
    survivor, merged = kind.make(actor, name="KCNA"), kind.make(actor, name="Agency")
    draft = replace(kind.draft_of(merged), external_ids={"wikidata": "Q485340"})
    kind.update(actor, id=merged.id, version=1, draft=draft)
    assert [row.id for row in kind.rows.having("wikidata", "Q485340")] == [merged.id]
    assert list(kind.rows.having("viaf", "Q485340")) == []
    kind.register.merge(actor, id=merged.id, version=2, into=survivor.id)
    assert [row.id for row in kind.rows.surviving().having("wikidata", "Q485340")] == [survivor.id]


@pytest.mark.usefixtures("_register")
def test_a_list_with_all_names_takes_two_queries(
    kind: Kind, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        names = [[alias.name for alias in row.aliases] for row in kind.rows.with_names()]
    assert ["JCS", "합동참모본부", "Seoul’s military"] in names
