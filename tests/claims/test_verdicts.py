"""Deciding on claims: what only verdicts have, and how the claim's status follows. See also what every part
promises.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.claims.errors import BadPart
from articles.claims.models import Claim, Verdict
from articles.claims.operations import evidence, merge_claim, split_claim, verdicts
from articles.claims.types import Scale, VerdictDraft, VerificationStatus
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, verdict
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

MONDAY = datetime(2025, 3, 24, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def said(db: None) -> Claim:
    """Return a claim that nobody has decided on."""
    return claim()


def status_of(row: Claim) -> str:
    return Claim.objects.get(id=row.id).verification_status


def problems_of(said: Claim, **more: Any) -> list[tuple[str, str]]:
    draft = replace(VerdictDraft(said.id, "disputed", "Both deny it.", "Ruth Adeyemi"), **more)
    with pytest.raises(BadPart) as refused:
        verdicts.create(editor(), draft=draft)
    assert not Verdict.objects.exists()
    assert status_of(said) == "unverified"
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize("status", VerificationStatus.values)
def test_the_claim_has_the_status_that_was_decided(status: str, said: Claim) -> None:
    verdict(claim=said, status=status)
    assert status_of(said) == status


def test_the_claim_counts_a_change_of_its_status_and_the_ledger_tells_it(said: Claim) -> None:
    row = verdict(claim=said, status="false")
    now = Claim.objects.get(id=said.id)
    assert (now.version, now.modified) == (2, row.created)
    created, changed = Entry.objects.order_by("id")[1:]
    assert (created.verb, created.subject_id) == ("verdict.created", row.id)
    assert (changed.verb, changed.subject_id) == ("claim.status_changed", said.id)
    assert (changed.before, changed.after) == (
        {"verification_status": "unverified"},
        {"verification_status": "false"},
    )


def test_a_verdict_that_changes_nothing_leaves_the_claim_at_its_version(said: Claim) -> None:
    verdict(claim=said, status="false")
    verdict(claim=said, status="false")
    assert Claim.objects.get(id=said.id).version == 2
    assert Entry.objects.filter(verb="claim.status_changed").count() == 1


def test_the_latest_decision_is_in_force_in_whatever_order_they_were_entered(said: Claim) -> None:
    verdict(claim=said, status="verified", decided=TUESDAY)
    verdict(claim=said, status="false", decided=MONDAY)
    assert status_of(said) == "verified"
    verdict(claim=said, status="retracted", decided=TUESDAY)
    assert status_of(said) == "retracted"


def test_a_verdict_without_a_time_is_decided_when_it_is_entered(said: Claim) -> None:
    row = verdict(claim=said)
    assert row.decided == row.created


def test_a_withdrawn_verdict_gives_way_to_the_one_before_and_comes_back(said: Claim) -> None:
    verdict(claim=said, status="verified", decided=MONDAY)
    later = verdict(claim=said, status="false", decided=TUESDAY)
    verdicts.delete(editor(), id=later.id, version=1)
    assert status_of(said) == "verified"
    verdicts.restore(editor(), id=later.id, version=2)
    assert status_of(said) == "false"
    told = Entry.objects.filter(verb="claim.status_changed").order_by("id")
    assert [(entry.after or {})["verification_status"] for entry in told] == ["verified", "false"] * 2


def test_without_any_verdict_the_claim_is_unverified_again(said: Claim) -> None:
    row = verdict(claim=said, status="false")
    verdicts.delete(editor(), id=row.id, version=1)
    assert status_of(said) == "unverified"


def test_a_verdict_is_never_changed() -> None:
    assert not hasattr(verdicts, "update")


def test_the_evidence_keeps_its_order_and_takes_the_same_queries_whatever_its_number(
    said: Claim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [evidence_of(claim=said).id for _ in range(30)]
    wanted = tuple(rows[::-1])
    row = verdict(claim=said, evidence=wanted)
    assert verdicts.draft_of(Verdict.objects.get(id=row.id)).evidence == wanted
    actor, draft = editor(), VerdictDraft(said.id, "disputed", "No.", "Ruth", evidence=wanted)
    # A savepoint and its release; the claim, its evidence; verdict, links, entry; the claim and the one in
    # force.
    with django_assert_num_queries(9):
        verdicts.create(actor, draft=draft)
    with django_assert_num_queries(2):
        read = list(Verdict.objects.with_evidence())
        told = [[one.evidence_id for one in one_row.evidence_rows.all()] for one_row in read]
    assert told == [list(wanted)] * 2


def test_evidence_of_another_claim_unknown_or_deleted_is_named(said: Claim) -> None:
    gone = evidence_of(claim=said)
    evidence.delete(editor(), id=gone.id, version=1)
    named = (evidence_of(claim=claim()).id, evidence_of(claim=said).id, gone.id, new_id())
    assert problems_of(said, evidence=named) == [
        ("evidence.0", "missing"),
        ("evidence.2", "missing"),
        ("evidence.3", "missing"),
    ]


def test_evidence_stands_there_once_and_a_hundred_times_at_most(said: Claim) -> None:
    one = evidence_of(claim=said).id
    assert problems_of(said, evidence=(one, one)) == [("evidence", "repeated")]
    many = tuple(new_id() for _ in range(101))
    assert problems_of(said, evidence=many)[-1] == ("evidence.100", "missing")
    assert ("evidence", "too_many") in problems_of(said, evidence=many)


def test_evidence_of_a_merged_claim_is_evidence_of_the_survivor(said: Claim) -> None:
    survivor = claim(statement="The same.")
    proof = evidence_of(claim=said).id
    merge_claim(editor(), id=said.id, version=1, into=survivor.id)
    row = verdict(claim=survivor, evidence=(proof,))
    assert verdicts.draft_of(row).evidence == (proof,)


def test_a_verdict_comes_back_with_its_evidence_whatever_has_become_of_that(said: Claim) -> None:
    survivor = claim(statement="The same.")
    deleted, split_off = evidence_of(claim=survivor).id, evidence_of(claim=said).id
    merge_claim(editor(), id=said.id, version=1, into=survivor.id)
    row = verdict(claim=survivor, status="false", evidence=(deleted, split_off))
    verdicts.delete(editor(), id=row.id, version=1)
    evidence.delete(editor(), id=deleted, version=1)
    split_claim(editor(), id=said.id, version=2)
    back = verdicts.restore(editor(), id=row.id, version=2)
    assert verdicts.draft_of(back).evidence == (deleted, split_off)
    assert status_of(survivor) == "false"


@pytest.mark.parametrize(
    ("rating", "field"),
    [
        (Scale(6), "rating.value"),
        (Scale(0), "rating.value"),
        (Scale(3, 5, 1), "rating.best"),
        (Scale(3, 3, 3), "rating.best"),
        (Scale(0, -1_001, 5), "rating"),
        (Scale(1, 1, 10**30), "rating"),
    ],
)
def test_a_rating_off_its_scale_is_refused(rating: Scale, field: str, said: Claim) -> None:
    assert problems_of(said, rating=rating, alternate_name="Half true") == [(field, "invalid")]


@pytest.mark.parametrize("rating", [Scale(1), Scale(5), Scale(0, -3, 3), Scale(-1_000, -1_000, 1_000)])
def test_a_rating_is_kept_on_its_scale(rating: Scale, said: Claim) -> None:
    row = verdict(claim=said, rating=rating, alternate_name="Half true")
    assert Verdict.objects.get(id=row.id).rating == rating


def test_a_rating_needs_its_words_and_words_need_no_rating(said: Claim) -> None:
    for name in ("", " \u200b"):
        assert problems_of(said, rating=Scale(3), alternate_name=name) == [("alternate_name", "required")]
    assert verdict(claim=said, alternate_name=" Half true ").alternate_name == "Half true"
    assert Verdict.objects.get().rating is None


def test_a_reason_and_an_author_are_needed_and_every_problem_is_named(said: Claim) -> None:
    found = problems_of(said, status="maybe", reason=" ", author="", alternate_name="x" * 101)
    assert found == [
        ("status", "invalid"),
        ("reason", "blank"),
        ("author", "blank"),
        ("alternate_name", "too_long"),
    ]
    assert problems_of(said, reason="x" * 20_001, author="x" * 301) == [
        ("reason", "too_long"),
        ("author", "too_long"),
    ]


def test_a_decision_to_come_or_without_a_zone_is_refused(said: Claim) -> None:
    assert problems_of(said, decided=timezone.now() + timedelta(minutes=6)) == [("decided", "future")]
    naive = datetime(2025, 3, 27, 12)  # noqa: DTZ001 - that is what is refused
    assert problems_of(said, decided=naive) == [("decided", "no_zone")]
    soon = timezone.now() + timedelta(minutes=4)
    assert verdict(claim=said, decided=soon).decided == soon


def test_the_table_refuses_what_the_rules_refuse(said: Claim) -> None:
    row = Verdict.objects.filter(id=verdict(claim=said, rating=Scale(3), alternate_name="x").id)
    changes: dict[str, dict[str, Any]] = {
        "verdict_status_known": {"status": "maybe"},
        "verdict_rating_on_its_scale": {"rating_value": 6},
    }
    for name, change in changes.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.update(**change)
