"""Writing verdicts, and letting the claim's status follow the one in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from articles.claims.models import Claim, Evidence, Verdict, VerdictEvidence
from articles.claims.operations._parts import PartOperations
from articles.claims.rules import verdict_problems
from articles.claims.types import VerdictDraft, VerificationStatus
from articles.foundation.errors import Problem
from articles.foundation.operations import touch
from articles.foundation.rules import signature_problem
from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.schema.rules import read


class VerdictOperations(PartOperations[Verdict, VerdictDraft]):
    """Verdicts are made and withdrawn, never changed."""

    model, draft = Verdict, VerdictDraft

    def problems(self, draft: VerdictDraft, now: datetime) -> list[Problem]:
        """Return what is wrong with the draft, taken alone."""
        return verdict_problems(draft, now)

    def named_problems(
        self, actor: Actor, draft: VerdictDraft, row: Verdict | None
    ) -> Iterable[Problem | None]:
        """Check the signature, and the evidence, which must be the claim's own and not deleted.

        Not when a verdict is restored: it keeps its evidence, whatever has happened to that since.
        """
        if row is not None:
            return
        yield signature_problem(actor, draft.author, field="author")
        rows = Evidence.objects.visible_to(actor).of_claim(draft.claim).live()
        known = set(rows.filter(id__in=draft.evidence).values_list("id", flat=True))
        for index, id in enumerate(draft.evidence):
            if id not in known:
                message = "This claim has no such evidence. Add it to the claim first."
                yield Problem(f"evidence.{index}", message, "missing")

    def fill(self, row: Verdict, draft: VerdictDraft, now: datetime) -> None:
        """Put the draft's columns on the row."""
        super().fill(row, draft, now)
        row.decided = draft.decided or now
        if draft.rating:
            row.rating_value, row.rating_worst, row.rating_best = (
                draft.rating.value,
                draft.rating.worst,
                draft.rating.best,
            )

    def written(self, row: Verdict, draft: VerdictDraft) -> None:
        """Write the evidence of the verdict."""
        VerdictEvidence.objects.bulk_create(
            VerdictEvidence(verdict=row, evidence_id=id, position=position)
            for position, id in enumerate(draft.evidence)
        )

    def draft_of(self, row: Verdict) -> VerdictDraft:
        """Return the row's content."""
        evidence = tuple(row.evidence_rows.values_list("evidence", flat=True))
        return read(VerdictDraft, row, rating=row.rating, evidence=evidence)

    def settle(self, actor: Actor, row: Verdict, now: datetime) -> None:
        """Let the claim's status follow."""
        follow_verdicts(actor, row.claim_id, now)


def follow_verdicts(actor: Actor, claim_id: UUID, now: datetime) -> None:
    """Set the status of the claim, or of the survivor that it was merged into, to that of the verdict in
    force.

    The verdicts of all claims that were merged count together. Within the caller's transaction.
    """
    held = Claim.objects.select_for_update(of=("self",), no_key=True)
    # The claim itself first, so that a merge or split that is running has ended by then.
    claim = held.get(id=claim_id)
    if claim.survivor_id is not None:
        claim = held.get(id=claim.survivor_id)
    latest = Verdict.objects.live().of_claim(claim.id).latest_first().first()
    status = latest.status if latest else VerificationStatus.UNVERIFIED.value
    if status == claim.verification_status:
        return
    before, after = {"verification_status": claim.verification_status}, {"verification_status": status}
    claim.verification_status = status
    touch(claim, now, by=actor)
    claim.save(update_fields=["verification_status", "version", "modified", "modified_by"])
    ledger.record(actor, Change("claim.status_changed", claim.id, before=before, after=after), at=now)


verdicts = VerdictOperations()
