"""Saying whether two records are the same."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from articles.foundation.errors import Dangling, Forbidden
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.registers.errors import BadJudgement
from tests.factories.users import admin, editor
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db


def test_a_judgement_is_kept_whichever_of_the_two_is_named_first(kind: Kind) -> None:
    actor, a, b = admin(), kind.make(name="a"), kind.make(name="b")
    row, new = kind.register.judge(actor, a=b.id, b=a.id, answer="different")
    assert new
    assert [row.low_id, row.high_id] == sorted((a.id, b.id))
    assert kind.judged.about(a.id, b.id).first() == row
    entry = Entry.objects.about(row.id).get()
    assert entry.verb == f"{kind.noun}_judgement.created"
    assert entry.after == {"pair": [str(row.low_id), str(row.high_id)], "answer": "different"}


def test_the_latest_holds_and_saying_the_same_again_adds_nothing(kind: Kind) -> None:
    actor, a, b = admin(), kind.make(name="a"), kind.make(name="b")
    answers = ("unsure", "unsure", "same", "unsure")
    assert [kind.register.judge(actor, a=a.id, b=b.id, answer=one)[1] for one in answers] == [
        True,
        False,
        True,
        True,
    ]
    assert [row.answer for row in kind.judged.about(b.id, a.id)] == ["unsure", "same", "unsure"]
    assert kind.register.judge(admin(), a=a.id, b=b.id, answer="unsure")[1]


def test_bad_judgements_are_refused_by_their_field(kind: Kind) -> None:
    actor, a, b = admin(), kind.make(name="a"), kind.make(name="b")
    with pytest.raises(BadJudgement) as refused:
        kind.register.judge(actor, a=a.id, b=b.id, answer="maybe")
    assert [problem.field for problem in refused.value.problems] == ["answer"]
    with pytest.raises(BadJudgement) as refused:
        kind.register.judge(actor, a=a.id, b=a.id, answer="same")
    assert [problem.field for problem in refused.value.problems] == ["b"]
    with pytest.raises(Dangling) as dangling:
        kind.register.judge(actor, a=new_id(), b=b.id, answer="same")
    assert [problem.field for problem in dangling.value.problems] == ["a"]


def test_merged_records_are_not_called_different(kind: Kind) -> None:
    actor, a, b = admin(), kind.make(name="a"), kind.make(name="b")
    kind.register.merge(actor, id=a.id, version=1, into=b.id)
    with pytest.raises(BadJudgement, match="Split"):
        kind.register.judge(actor, a=a.id, b=b.id, answer="different")


def test_editors_do_not_judge(kind: Kind) -> None:
    a, b = kind.make(name="a"), kind.make(name="b")
    with pytest.raises(Forbidden):
        kind.register.judge(editor(), a=a.id, b=b.id, answer="same")


def test_the_database_refuses_to_change_what_was_said(kind: Kind) -> None:
    a, b = kind.make(name="a"), kind.make(name="b")
    kind.register.judge(admin(), a=a.id, b=b.id, answer="same")
    table = kind.register.judgements._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            cursor.execute(f"UPDATE {table} SET answer = 'different'")  # noqa: S608 - a table of ours
