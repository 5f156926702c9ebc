"""Saying whether two entities are the same."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from articles.entities.models import EntityJudgement
from articles.entities.operations import judge_entities, merge_entity
from articles.foundation.errors import BadJudgement, Dangling, Forbidden
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.entities import entity
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


def test_a_judgement_is_kept_whichever_of_the_two_is_named_first() -> None:
    actor, a, b = admin(), entity(name="a"), entity(name="b")
    row, new = judge_entities(actor, a=b.id, b=a.id, answer="different")
    assert new
    assert [row.low_id, row.high_id] == sorted((a.id, b.id))
    assert EntityJudgement.objects.about(a.id, b.id).first() == row
    entry = Entry.objects.about(row.id).get()
    assert entry.verb == "entity_judgement.created"
    assert entry.after == {"pair": [str(row.low_id), str(row.high_id)], "answer": "different"}


def test_the_latest_holds_and_saying_the_same_again_adds_nothing() -> None:
    actor, a, b = admin(), entity(name="a"), entity(name="b")
    answers = ("unsure", "unsure", "same", "unsure")
    assert [judge_entities(actor, a=a.id, b=b.id, answer=one)[1] for one in answers] == [
        True,
        False,
        True,
        True,
    ]
    assert [row.answer for row in EntityJudgement.objects.about(b.id, a.id)] == ["unsure", "same", "unsure"]
    assert judge_entities(admin(), a=a.id, b=b.id, answer="unsure")[1]


def test_bad_judgements_are_refused_by_their_field() -> None:
    actor, a, b = admin(), entity(name="a"), entity(name="b")
    with pytest.raises(BadJudgement) as refused:
        judge_entities(actor, a=a.id, b=b.id, answer="maybe")
    assert [problem.field for problem in refused.value.problems] == ["answer"]
    with pytest.raises(BadJudgement) as refused:
        judge_entities(actor, a=a.id, b=a.id, answer="same")
    assert [problem.field for problem in refused.value.problems] == ["b"]
    with pytest.raises(Dangling) as dangling:
        judge_entities(actor, a=new_id(), b=b.id, answer="same")
    assert [problem.field for problem in dangling.value.problems] == ["a"]


def test_merged_records_are_not_called_different() -> None:
    actor, a, b = admin(), entity(name="a"), entity(name="b")
    merge_entity(actor, id=a.id, version=1, into=b.id)
    with pytest.raises(BadJudgement, match="Split"):
        judge_entities(actor, a=a.id, b=b.id, answer="different")


def test_editors_do_not_judge() -> None:
    a, b = entity(name="a"), entity(name="b")
    with pytest.raises(Forbidden):
        judge_entities(editor(), a=a.id, b=b.id, answer="same")


def test_the_database_refuses_to_change_what_was_said() -> None:
    a, b = entity(name="a"), entity(name="b")
    judge_entities(admin(), a=a.id, b=b.id, answer="same")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            cursor.execute("UPDATE entities_judgement SET answer = 'different'")
