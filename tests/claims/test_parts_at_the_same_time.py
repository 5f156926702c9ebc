"""Two sessions work on one claim's record: nothing is recorded twice, and the claim's status is always
right.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from articles.claims.errors import BadPart
from articles.claims.models import Claim, Figure, Relation
from articles.claims.operations import figures, merge_claim, relations, split_claim, verdicts
from articles.claims.types import FigureDraft, RelationDraft, VerdictDraft
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.registers.errors import BadMerge, Merged
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import relation, verdict
from tests.factories.users import editor
from tests.sessions import at_once, sessions, wait_until_blocked

pytestmark = pytest.mark.django_db(transaction=True)


def merge(actor: Actor, row: Claim, into: Claim) -> None:
    """Merge a claim that nobody has changed."""
    merge_claim(actor, id=row.id, version=1, into=into.id)


def statuses() -> dict[str, str]:
    """Return the status of each claim, by its statement."""
    return dict(Claim.objects.values_list("statement", "verification_status"))


def test_two_claims_are_not_merged_into_each_other() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    with sessions(2) as (first, second):
        first.begin()
        first.run(merge, actor, a, b)
        waiting = second.start(merge, actor, b, a)
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(BadMerge, match="circle"):
            waiting.result(10)
    assert Claim.objects.get(id=b.id).merged_into_id is None


def test_a_tombstone_that_a_claim_gets_while_it_is_merged_follows_it() -> None:
    actor = editor()
    a, b, c = (claim(statement=statement) for statement in "abc")
    with sessions(2) as (first, second):
        first.begin()
        first.run(merge, actor, a, b)
        waiting = second.start(merge, actor, b, c)
        wait_until_blocked(waiting)
        first.commit()
        waiting.result(10)
    assert set(Claim.objects.values_list("canonical", flat=True)) == {c.id}


def test_nothing_is_said_of_a_claim_that_is_being_merged() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    draft = VerdictDraft(a.id, "false", "No.", "Ruth")
    with sessions(2) as (merging, deciding):
        merging.begin()
        merging.run(merge, actor, a, b)
        waiting = deciding.start(verdicts.create, actor, draft=draft)
        wait_until_blocked(waiting)
        merging.commit()
        with pytest.raises(Merged, match=str(b.id)):
            waiting.result(10)


def test_a_verdict_that_is_being_made_on_the_survivor_counts_when_a_claim_is_merged_into_it() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    verdict(claim=b, status="verified")
    with sessions(2) as (deciding, merging):
        deciding.begin()
        deciding.run(verdicts.create, actor, draft=VerdictDraft(b.id, "false", "No.", "Ruth"))
        waiting = merging.start(merge, actor, a, b)
        wait_until_blocked(waiting)
        deciding.commit()
        waiting.result(10)
    assert statuses()["b"] == "false"


def test_a_verdict_that_is_withdrawn_while_its_claim_is_split_off_counts_for_neither() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    row = verdict(claim=a, status="false")
    merge_claim(actor, id=a.id, version=2, into=b.id)
    assert statuses()["b"] == "false"
    with sessions(2) as (withdrawing, splitting):
        withdrawing.begin()
        withdrawing.run(verdicts.delete, actor, id=row.id, version=1)
        waiting = splitting.start(split_claim, actor, id=a.id, version=3)
        wait_until_blocked(waiting)
        withdrawing.commit()
        waiting.result(10)
    assert statuses() == {"a": "unverified", "b": "unverified"}


def test_a_claim_that_is_split_off_while_its_verdict_is_withdrawn_follows_it() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    row = verdict(claim=a, status="false")
    merge_claim(actor, id=a.id, version=2, into=b.id)
    with sessions(2) as (splitting, withdrawing):
        splitting.begin()
        splitting.run(split_claim, actor, id=a.id, version=3)
        waiting = withdrawing.start(verdicts.delete, actor, id=row.id, version=1)
        wait_until_blocked(waiting)
        splitting.commit()
        waiting.result(10)
    assert statuses() == {"a": "unverified", "b": "unverified"}


def test_the_same_relation_and_the_same_words_are_recorded_once_by_two_at_once() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    words = annotation(article=article(), kind="figure")

    def relate() -> bool:
        return made(lambda: relations.create(actor, draft=RelationDraft(a.id, "denies", b.id)))

    def count() -> bool:
        return made(lambda: figures.create(actor, draft=FigureDraft(a.id, words.id, Decimal(1))))

    assert sorted(at_once(relate, relate, relate)) == [False, False, True]
    assert sorted(at_once(count, count, count)) == [False, False, True]
    assert (Relation.objects.count(), Figure.objects.count()) == (1, 1)


def test_two_claims_are_not_said_to_update_each_other_by_two_at_once() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    there, back = RelationDraft(a.id, "updates", b.id), RelationDraft(b.id, "updates", a.id)
    found = at_once(
        lambda: made(lambda: relations.create(actor, draft=there)),
        lambda: made(lambda: relations.create(actor, draft=back)),
    )
    assert sorted(found) == [False, True]


def test_a_relation_is_not_changed_to_one_that_is_being_recorded() -> None:
    actor, a, b = editor(), claim(statement="a"), claim(statement="b")
    one = relation(claim=a, other=b, kind="repeats")
    draft = RelationDraft(a.id, "denies", b.id)
    with sessions(2) as (recording, changing):
        recording.begin()
        recording.run(relations.create, actor, draft=draft)
        waiting = changing.start(relations.update, actor, id=one.id, version=1, draft=draft)
        wait_until_blocked(waiting)
        recording.commit()
        with pytest.raises(BadPart) as refused:
            waiting.result(10)
    assert [(p.field, p.code) for p in refused.value.problems] == [("other", "repeated")]


def test_many_deliveries_of_one_verdict_make_one_and_move_the_claim_once() -> None:
    actor, a, id = editor(), claim(statement="a"), new_id()
    draft = VerdictDraft(a.id, "false", "No.", "Ruth")
    found = at_once(*[lambda: verdicts.create(actor, draft=draft, id=id)[1]] * 5)
    assert sorted(found) == [False] * 4 + [True]
    assert Claim.objects.get().version == 2


def made(write: Callable[[], object]) -> bool:
    """Tell whether the write went through; a refusal by the rules is the only other end."""
    try:
        write()
    except BadPart:
        return False
    return True
