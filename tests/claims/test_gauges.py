"""The speaker's, the writer's and the newsroom's gauge are three: each changes alone, whatever happens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.accounts.types import Principal
from articles.claims.models import Attribution, Claim, Verdict
from articles.claims.operations import create_attribution, draft_of_attribution, update_attribution, verdicts
from articles.claims.types import Certainty, Commitment, CueStance, Polarity, VerdictDraft, VerificationStatus
from articles.ledger.models import Entry
from tests.factories.stories import Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

type Step = tuple[str, Any]

commitments = st.builds(Commitment, st.sampled_from(Certainty.values), st.sampled_from(Polarity.values))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("commitment"), commitments),
        st.tuples(st.just("cue_stance"), st.sampled_from(CueStance.values)),
        st.tuples(st.just("verdict"), st.sampled_from(VerificationStatus.values)),
        # Withdraw the verdict in force, or restore the one that was withdrawn last.
        st.tuples(st.just("withdraw"), st.none()),
        st.tuples(st.just("restore"), st.none()),
    ),
    max_size=8,
)


@dataclass
class Desk:
    """An attribution of a claim, and what has been decided on that."""

    actor: Principal
    attribution: Attribution
    claim: Claim

    def gauges(self) -> dict[str, Any]:
        """Return the three gauges as they are stored."""
        row = Attribution.objects.get(id=self.attribution.id)
        claim = Claim.objects.get(id=self.claim.id)
        return {
            "commitment": row.commitment,
            "cue_stance": row.cue_stance,
            "status": claim.verification_status,
        }

    def take(self, step: Step) -> str:
        """Take a step; return the gauge that it is about."""
        what, value = step
        if what in {"commitment", "cue_stance"}:
            row = Attribution.objects.get(id=self.attribution.id)
            draft = replace(draft_of_attribution(row), **{what: value})
            update_attribution(self.actor, id=row.id, version=row.version, draft=draft)
            return what
        if what == "verdict":
            verdicts.create(self.actor, draft=VerdictDraft(self.claim.id, value, "So it is.", "Ruth"))
        standing, withdrawn = Verdict.objects.live(), Verdict.objects.exclude(deleted=None)
        if what == "withdraw" and (latest := standing.latest_first().first()):
            verdicts.delete(self.actor, id=latest.id, version=latest.version)
        if what == "restore" and (gone := withdrawn.order_by("-deleted").first()):
            verdicts.restore(self.actor, id=gone.id, version=gone.version)
        return "status"


@pytest.fixture
def desk(story: Story) -> Desk:
    """Return an attribution with commitment, stance and claim."""
    actor = editor()
    row, _ = create_attribution(actor, draft=story.draft)
    return Desk(actor, row, story.content.appearance.claim)


def in_force() -> str:
    """Return what the verdicts that stand come to."""
    latest = Verdict.objects.live().latest_first().first()
    return latest.status if latest else "unverified"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=steps)
def test_each_change_moves_the_gauge_that_it_names_and_no_other(desk: Desk, taken: list[Step]) -> None:
    with transaction.atomic():
        for step in taken:
            before, entries = desk.gauges(), Entry.objects.count()
            gauge = desk.take(step)
            after = desk.gauges()
            expected = in_force() if gauge == "status" else step[1]
            assert after == before | {gauge: expected}
            told = set(Entry.objects.order_by("id")[entries:].values_list("subject_id", flat=True))
            about_attribution = desk.attribution.id in told
            assert about_attribution is (gauge != "status")
            assert (desk.claim.id in told) is (after["status"] != before["status"])
        # Each sequence begins at the same desk.
        transaction.set_rollback(True)


def test_a_change_of_one_gauge_is_told_by_the_ledger_as_one_field(desk: Desk) -> None:
    for step, field in (
        (("commitment", Commitment("certain", "unknown")), "commitment"),
        (("cue_stance", "endorsing"), "cue_stance"),
    ):
        desk.take(step)
        entry = Entry.objects.latest("id")
        before, after = entry.before or {}, entry.after or {}
        assert [name for name in after if after[name] != before[name]] == [field]
    desk.take(("verdict", "false"))
    assert (Entry.objects.latest("id").after or {}).keys() == {"verification_status"}


def test_no_draft_of_a_claim_or_an_attribution_has_the_newsroom_s_gauge(desk: Desk) -> None:
    created = Entry.objects.get(verb="attribution.created").after or {}
    assert {"commitment", "cue_stance"} <= created.keys()
    assert "verification_status" not in created
    assert "verification_status" not in (Entry.objects.get(verb="claim.created").after or {})
