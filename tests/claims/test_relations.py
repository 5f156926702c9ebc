"""Recording how claims stand to each other: what only relations have. See also what every part promises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles.claims.errors import BadPart
from articles.claims.models import Claim, Relation
from articles.claims.operations import merge_claim, relations
from articles.claims.types import RelationDraft, RelationKind
from articles.foundation.errors import Dangling
from articles.foundation.models import new_id
from articles.registers.errors import Merged
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import relation
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db: None) -> tuple[Claim, Claim]:
    """Return a claim, and one that came before it."""
    return claim(statement="14,000 went."), claim(statement="11,000 went.")


def problems_of(draft: RelationDraft) -> list[tuple[str, str]]:
    before = Relation.objects.count()
    with pytest.raises((BadPart, Dangling, Merged)) as refused:
        relations.create(editor(), draft=draft)
    assert Relation.objects.count() == before
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize("kind", RelationKind.values)
def test_a_claim_may_stand_to_another_in_each_way(kind: str, pair: tuple[Claim, Claim]) -> None:
    row = relation(claim=pair[0], other=pair[1], kind=kind)
    assert (row.claim, row.kind, row.other) == (pair[0], kind, pair[1])


def test_two_claims_may_stand_to_each_other_in_several_ways(pair: tuple[Claim, Claim]) -> None:
    for kind in ("updates", "contradicts"):
        relation(claim=pair[0], other=pair[1], kind=kind)
    relation(claim=pair[1], other=pair[0], kind="contradicts")
    assert Relation.objects.count() == 3


def test_a_claim_stands_in_no_relation_to_itself(pair: tuple[Claim, Claim]) -> None:
    assert problems_of(RelationDraft(pair[0].id, "repeats", pair[0].id)) == [("other", "invalid")]


def test_another_claim_that_is_not_there_is_named(pair: tuple[Claim, Claim]) -> None:
    assert problems_of(RelationDraft(pair[0].id, "repeats", new_id())) == [("other", "missing")]
    assert problems_of(RelationDraft(new_id(), "repeats", new_id())) == [
        ("claim", "missing"),
        ("other", "missing"),
    ]


def test_an_unknown_kind_and_a_note_that_is_too_long_are_named(pair: tuple[Claim, Claim]) -> None:
    draft = RelationDraft(pair[0].id, "follows", pair[1].id, "x" * 20_001)
    assert problems_of(draft) == [("kind", "invalid"), ("note", "too_long")]


def test_another_claim_that_was_merged_is_refused_with_its_survivor(pair: tuple[Claim, Claim]) -> None:
    survivor = claim()
    merge_claim(editor(), id=pair[1].id, version=1, into=survivor.id)
    assert problems_of(RelationDraft(pair[0].id, "updates", pair[1].id)) == [("other", "merged")]


def test_claims_that_are_one_stand_in_no_relation(pair: tuple[Claim, Claim]) -> None:
    survivor = claim()
    row = relation(claim=pair[0], other=pair[1])
    for one in pair:
        merge_claim(editor(), id=one.id, version=1, into=survivor.id)
    relations.delete(editor(), id=row.id, version=1)
    with pytest.raises(BadPart) as refused:
        relations.restore(editor(), id=row.id, version=2)
    assert [(p.field, p.code) for p in refused.value.problems] == [("other", "same")]


def test_the_same_relation_is_recorded_once(pair: tuple[Claim, Claim]) -> None:
    row = relation(claim=pair[0], other=pair[1], kind="denies")
    draft = RelationDraft(pair[0].id, "denies", pair[1].id)
    assert problems_of(draft) == [("other", "repeated")]
    other = relation(claim=pair[0], other=pair[1], kind="repeats")
    with pytest.raises(BadPart) as refused:
        relations.update(editor(), id=other.id, version=1, draft=draft)
    assert [(p.field, p.code) for p in refused.value.problems] == [("other", "repeated")]
    noted = relations.update(editor(), id=row.id, version=1, draft=replace(draft, note="In May."))
    assert noted.note == "In May."


def test_a_relation_that_was_recorded_again_since_is_not_restored(pair: tuple[Claim, Claim]) -> None:
    first = relation(claim=pair[0], other=pair[1], kind="denies")
    relations.delete(editor(), id=first.id, version=1)
    second = relation(claim=pair[0], other=pair[1], kind="denies")
    with pytest.raises(BadPart) as refused:
        relations.restore(editor(), id=first.id, version=2)
    assert [(p.field, p.code) for p in refused.value.problems] == [("other", "repeated")]
    assert list(Relation.objects.live()) == [second]


def test_two_claims_do_not_update_each_other(pair: tuple[Claim, Claim]) -> None:
    relation(claim=pair[0], other=pair[1])
    assert problems_of(RelationDraft(pair[1].id, "updates", pair[0].id)) == [("other", "ring")]


def test_nor_do_they_when_one_was_merged(pair: tuple[Claim, Claim]) -> None:
    survivor = claim()
    relation(claim=pair[0], other=pair[1])
    merge_claim(editor(), id=pair[1].id, version=1, into=survivor.id)
    assert problems_of(RelationDraft(survivor.id, "updates", pair[0].id)) == [("other", "ring")]


def test_a_reader_sees_a_relation_when_both_claims_are_known(pair: tuple[Claim, Claim]) -> None:
    row, story = relation(claim=pair[0], other=pair[1]), article()
    annotation(article=story, kind="claim", claim=pair[0].id)
    assert not Relation.objects.visible_to(reader()).exists()
    annotation(article=story, kind="claim", claim=pair[1].id)
    assert list(Relation.objects.visible_to(reader())) == [row]


def test_the_table_refuses_what_the_rules_refuse(pair: tuple[Claim, Claim]) -> None:
    relation(claim=pair[0], other=pair[1], kind="denies")
    row = Relation.objects.filter(id=relation(claim=pair[0], other=pair[1], kind="repeats").id)
    changes: dict[str, dict[str, Any]] = {
        "relation_kind_known": {"kind": "follows"},
        "relation_not_to_itself": {"other": pair[0].id},
        "relation_once": {"kind": "denies"},
    }
    for name, change in changes.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.update(**change)
