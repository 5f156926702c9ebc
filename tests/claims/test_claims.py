"""Adding and changing claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.claims.errors import BadClaim
from articles.claims.models import Claim
from articles.claims.operations import create_claim, draft_of_claim, update_claim
from articles.claims.types import ClaimDraft
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.api_keys import reader
from tests.factories.claims import claim
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

DRAFT = ClaimDraft("North Korea sent 3,000 more soldiers.", ("troops", "russia"), 3)


def test_a_claim_is_kept_as_given_and_starts_unverified() -> None:
    actor = editor()
    made, new = create_claim(actor, draft=DRAFT)
    row = Claim.objects.get()
    assert new
    assert (made.id, row.version, row.created_by_id) == (row.id, 1, actor.user_id)
    assert draft_of_claim(row) == DRAFT
    assert row.verification_status == "unverified"


def test_the_ledger_keeps_every_step() -> None:
    actor = editor()
    row, _ = create_claim(actor, draft=DRAFT)
    update_claim(actor, id=row.id, version=1, draft=ClaimDraft("They sent 3,000."))
    created, updated = Entry.objects.about(row.id)
    assert (created.verb, created.before) == ("claim.created", None)
    assert (updated.verb, updated.before) == ("claim.updated", created.after)
    assert updated.after == {"statement": "They sent 3,000.", "topics": [], "credibility": None}
    assert created.actor_id == updated.actor_id == actor.user_id


@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_annotate_is_refused(make_actor: Callable[[], Principal]) -> None:
    old = claim()
    with pytest.raises(Forbidden):
        create_claim(make_actor(), draft=DRAFT)
    with pytest.raises(Forbidden):
        update_claim(make_actor(), id=old.id, version=1, draft=DRAFT)
    assert Claim.objects.get().version == 1


def test_every_problem_is_named_at_once_and_nothing_is_written() -> None:
    with pytest.raises(BadClaim) as refused:
        create_claim(editor(), draft=ClaimDraft(" ", ("", "x" * 101, "\ud800"), 7))
    assert [problem.field for problem in refused.value.problems] == [
        "statement",
        "topics.0",
        "topics.1",
        "topics.2",
        "credibility",
    ]
    with pytest.raises(BadClaim) as too_many:
        create_claim(editor(), draft=ClaimDraft("x" * 5001, tuple("t" * 51)))
    assert [problem.field for problem in too_many.value.problems] == ["statement", "topics"]
    assert not Claim.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("credibility", [None, 1, 2, 3, 4, 5, 6])
def test_credibility_runs_from_one_to_six(credibility: int | None) -> None:
    assert claim(credibility=credibility).credibility == credibility


@pytest.mark.parametrize("credibility", [0, 7, -1])
def test_credibility_outside_its_scale_is_refused_also_by_the_table(credibility: int) -> None:
    with pytest.raises(BadClaim):
        claim(credibility=credibility)
    row = claim()
    with pytest.raises(IntegrityError, match="credibility"), transaction.atomic():
        Claim.objects.filter(id=row.id).update(credibility=credibility)


def test_the_same_create_sent_twice_makes_one_claim_even_after_it_was_changed() -> None:
    actor, id = editor(), new_id()
    create_claim(actor, draft=DRAFT, id=id)
    update_claim(actor, id=id, version=1, draft=ClaimDraft("Changed."))
    row, new = create_claim(actor, draft=DRAFT, id=id)
    assert (new, row.statement, row.version) == (False, "Changed.", 2)
    with pytest.raises(IdInUse):
        create_claim(actor, draft=ClaimDraft("Other."), id=id)
    assert Claim.objects.count() == 1


def test_a_stale_version_is_refused_with_the_claim_as_it_is_now() -> None:
    old = claim()
    update_claim(editor(), id=old.id, version=1, draft=ClaimDraft("First."))
    with pytest.raises(Stale) as refused:
        update_claim(editor(), id=old.id, version=1, draft=ClaimDraft("Second."))
    assert isinstance(refused.value.current, Claim)
    assert refused.value.current.statement == Claim.objects.get().statement == "First."


def test_an_unknown_claim_is_missing() -> None:
    with pytest.raises(Missing, match="claim"):
        update_claim(editor(), id=new_id(), version=1, draft=DRAFT)


def test_creating_takes_four_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actor = editor()
    # A savepoint and its release, the claim, the ledger's entry.
    with django_assert_num_queries(4):
        create_claim(actor, draft=DRAFT)
