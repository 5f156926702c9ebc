"""Entities that are probably the same."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.entities.models import Entity, EntityJudgement, duplicate_entities, duplicate_entities_of
from articles.entities.operations import create_entity, judge_entities, merge_entity, split_entity
from articles.entities.types import EntityDraft
from articles.foundation.models import Duplicate, duplicates
from articles.foundation.types import AliasDraft
from tests.factories.entities import entity
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

KIND = "organization"

type Pair = Duplicate[Entity, EntityJudgement]


def make(name: str, *aliases: str, **external_ids: str) -> Entity:
    """Make an entity with these names and identifiers."""
    named = tuple(AliasDraft(alias) for alias in aliases)
    draft = EntityDraft(name, KIND, aliases=named, external_ids=external_ids)
    return create_entity(editor(), draft=draft)[0]


def told(pairs: list[Pair]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the other name of each pair, with the reasons."""
    return [(pair.other.name, [(one.kind, one.detail) for one in pair.reasons]) for pair in pairs]


def test_every_reason_is_named_the_strongest_pair_first() -> None:
    one = make("Korean Central News Agency", "KCNA", wikidata="Q485340")
    make("Korea Central News Agency")
    make("Agency K", "kcna")
    make("조선중앙통신", wikidata="Q485340")
    make("Yonhap", wikidata="Q489551")
    assert told(duplicate_entities_of(one.id)) == [
        ("조선중앙통신", [("external_id", "wikidata:Q485340")]),
        ("Agency K", [("name", "KCNA")]),
        ("Korea Central News Agency", [("likeness", "Korea Central News Agency")]),
    ]


def test_the_same_identifier_under_another_scheme_is_no_reason() -> None:
    one = make("Seoul", wikidata="Q8684")
    make("Pyongyang", viaf="Q8684")
    assert duplicate_entities_of(one.id) == []


def test_what_was_judged_different_is_left_out_until_somebody_thinks_otherwise() -> None:
    actor, one, other = admin(), make("KCNA"), make("kcna")
    judge_entities(actor, a=one.id, b=other.id, answer="different")
    assert duplicate_entities_of(one.id) == []
    assert duplicate_entities().pairs == ()
    judge_entities(actor, a=one.id, b=other.id, answer="unsure")
    (pair,) = duplicate_entities_of(one.id)
    assert pair.judgement is not None
    assert pair.judgement.answer == "unsure"


def test_merged_records_are_one_with_all_their_names_and_judgements() -> None:
    actor, one, tombstone, other = admin(), make("KCNA"), make("Yonhap"), make("yonhap")
    merge_entity(actor, id=tombstone.id, version=1, into=one.id)
    for id in (one.id, tombstone.id):
        assert [(pair.record.id, pair.other.id) for pair in duplicate_entities_of(id)] == [(one.id, other.id)]
    judge_entities(actor, a=tombstone.id, b=other.id, answer="different")
    assert duplicate_entities_of(one.id) == []
    split_entity(actor, id=tombstone.id, version=2)
    assert duplicate_entities_of(one.id) == []


def test_the_whole_register_gives_each_pair_once_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "STRETCH", 2)
    monkeypatch.setattr(duplicates, "LONGEST_WALK", 3)
    made = [make(name) for name in ("KCNA", "Yonhap", "kcna", "Tass", "Kcna", "TASS", "Reuters")]
    found, after, pages = [], None, 0
    while True:
        page = duplicate_entities(after=after, most=1)
        found += [(pair.record.id, pair.other.id) for pair in page.pairs]
        after, pages = page.next, pages + 1
        if after is None:
            break
    ids = [row.id for row in made]
    assert set(found) == {(ids[0], ids[2]), (ids[0], ids[4]), (ids[2], ids[4]), (ids[3], ids[5])}
    assert len(found) == 4
    assert pages > 1


def test_one_record_takes_the_same_queries_whatever_is_found(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    one = make("KCNA")
    for number in range(3):
        entity(name="kcna", aliases=(f"alias {number}",))
    # Its survivor, the likenesses, the judgements, the records, their names.
    with django_assert_num_queries(5):
        assert len(duplicate_entities_of(one.id)) == 3
    with django_assert_num_queries(5):
        assert len(duplicate_entities_of(one.id, most=2)) == 2
