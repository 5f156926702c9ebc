"""Records that are probably the same."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.registers.models import Duplicate, duplicates
from articles.registers.types import FIRST_PAIRS, AliasDraft, PairPlace
from tests.factories.users import admin, editor
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db

type Pair = Duplicate[Any, Any]


def make(kind: Kind, name: str, *aliases: str, **external_ids: str) -> Any:
    """Make a record with these names and identifiers."""
    named = tuple(AliasDraft(alias) for alias in aliases)
    draft = kind.draft(name, aliases=named, external_ids=external_ids)
    return kind.create(editor(), draft=draft)[0]


def told(pairs: list[Pair]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the other name of each pair, with the reasons."""
    return [(pair.other.name, [(one.kind, one.detail) for one in pair.reasons]) for pair in pairs]


def test_every_reason_is_named_the_strongest_pair_first(kind: Kind) -> None:
    one = make(kind, "Korean Central News Agency", "KCNA", wikidata="Q485340")
    make(kind, "Agency K", "kcna")
    make(kind, "조선중앙통신", wikidata="Q485340")
    make(kind, "Yonhap", wikidata="Q489551")
    assert told(kind.register.duplicates_of(one.id)) == [
        ("조선중앙통신", [("external_id", "wikidata:Q485340")]),
        ("Agency K", [("name", "KCNA")]),
    ]


def test_the_same_identifier_under_another_scheme_is_no_reason(kind: Kind) -> None:
    one = make(kind, "Seoul", wikidata="Q8684")
    make(kind, "Pyongyang", viaf="Q8684")
    assert kind.register.duplicates_of(one.id) == []


def test_what_was_judged_different_is_left_out_until_somebody_thinks_otherwise(kind: Kind) -> None:
    actor, one, other = admin(), make(kind, "KCNA"), make(kind, "kcna")
    kind.register.judge(actor, a=one.id, b=other.id, answer="different")
    assert kind.register.duplicates_of(one.id) == []
    assert kind.register.duplicates().pairs == ()
    kind.register.judge(actor, a=one.id, b=other.id, answer="unsure")
    (pair,) = kind.register.duplicates_of(one.id)
    assert pair.judgement is not None
    assert pair.judgement.answer == "unsure"


def test_merged_records_are_one_with_all_their_names_and_judgements(kind: Kind) -> None:
    actor, one, tombstone, other = admin(), make(kind, "KCNA"), make(kind, "Yonhap"), make(kind, "yonhap")
    kind.register.merge(actor, id=tombstone.id, version=1, into=one.id)
    for id in (one.id, tombstone.id):
        assert [(pair.record.id, pair.other.id) for pair in kind.register.duplicates_of(id)] == [
            (one.id, other.id)
        ]
    kind.register.judge(actor, a=tombstone.id, b=other.id, answer="different")
    assert kind.register.duplicates_of(one.id) == []
    kind.register.split(actor, id=tombstone.id, version=2)
    assert kind.register.duplicates_of(one.id) == []


def test_the_whole_register_gives_each_pair_once_page_by_page(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "STRETCH", 2)
    monkeypatch.setattr(duplicates, "LONGEST_WALK", 3)
    made = [make(kind, name) for name in ("KCNA", "Yonhap", "kcna", "Tass", "Kcna", "TASS", "Reuters")]
    found, pages = list[tuple[UUID, UUID]](), 0
    place: PairPlace | None = FIRST_PAIRS
    while place:
        page = kind.register.duplicates(place=place, most=1)
        found += [(pair.record.id, pair.other.id) for pair in page.pairs]
        place, pages = page.next, pages + 1
    ids = [row.id for row in made]
    assert set(found) == {(ids[0], ids[2]), (ids[0], ids[4]), (ids[2], ids[4]), (ids[3], ids[5])}
    assert len(found) == 4
    assert pages > 1


def test_the_likeliest_of_all_come_first_also_over_pages(kind: Kind) -> None:
    unsure = [make(kind, name) for name in ("Harbour Times", "Harbor Times")]
    for number in range(30):
        make(kind, f"Nobody's {number} namesake")
    sure = [make(kind, name) for name in ("Reuters", "reuters")]
    first = kind.register.duplicates(most=1)
    second = kind.register.duplicates(place=PairPlace.read(str(first.next)), most=1)
    pairs = [(pair.record.id, pair.other.id) for page in (first, second) for pair in page.pairs]
    assert pairs == [(sure[0].id, sure[1].id), (unsure[0].id, unsure[1].id)]
    assert second.next is None


@pytest.mark.parametrize("text", ["x", ":", ":x", "x:1", ":-1", ":99999999999", str(UUID(int=1))])
def test_a_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PairPlace.read(text)


def test_one_record_takes_the_same_queries_whatever_is_found(
    kind: Kind,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    one = make(kind, "KCNA")
    for number in range(3):
        kind.make(name="kcna", aliases=(f"alias {number}",))
    # Its survivor, the likenesses, the judgements, the records, their names; of sources, ties and posts.
    queries = 7 if kind.noun == "source" else 5
    with django_assert_num_queries(queries):
        assert len(kind.register.duplicates_of(one.id)) == 3
    with django_assert_num_queries(queries):
        assert len(kind.register.duplicates_of(one.id, most=2)) == 2


def test_names_that_are_two_of_a_kind_are_not_offered(kind: Kind) -> None:
    one = make(kind, "Ministry of Defence of Norland")
    make(kind, "Ministry of Defence of Sarmatia")
    make(kind, "Ministry of Finance of Norland")
    slip = make(kind, "Ministry of Defense of Norland")
    assert [pair.other.id for pair in kind.register.duplicates_of(one.id)] == [slip.id]
    assert len(kind.register.duplicates().pairs) == 1


def test_the_likeliest_of_the_register_come_first(kind: Kind) -> None:
    make(kind, "Harbour Times")
    make(kind, "Harbor Times")
    make(kind, "Dock Weekly")
    make(kind, "dock weekly")
    make(kind, "KCNA", wikidata="Q485340")
    make(kind, "조선중앙통신", wikidata="Q485340")
    pairs = kind.register.duplicates().pairs
    assert [pair.record.name for pair in pairs] == ["KCNA", "Dock Weekly", "Harbour Times"]
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
    assert all(0.5 < pair.score <= 1 for pair in pairs)


def test_a_retired_record_is_nobodys_duplicate(kind: Kind) -> None:
    one, other = make(kind, "KCNA"), make(kind, "kcna")
    kind.register.retire(admin(), id=other.id, version=1, uses=lambda _id: ())
    assert kind.register.duplicates_of(one.id) == []
    assert kind.register.duplicates().pairs == ()
