"""Claims as outsiders see them, who may not know every article, and so not every claim of a group.

A merge may join the claim of an open article with a claim that only a story under embargo makes. Outsiders
must then still read the open claim in its own words, with only its own record.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, UUIDField, Value, When
from django.db.models.functions import Coalesce

from articles.claims.models.claim import Claim, ClaimQuerySet, sees_all
from articles.claims.models.verdict import Verdict
from articles.claims.types import VerificationStatus
from articles.foundation.types import Actor


def told_claims(actor: Actor) -> ClaimQuerySet:
    """Return the claims that the actor may know.

    For outsiders, each also gives: the claim that is shown for all that were merged with it, which is the
    survivor or, if that is hidden, the first tombstone that isn't (`told_canonical`); the claim it was merged
    into, if that may be known (`told_into`); and the status from the verdicts on visible claims
    (`told_status`).
    """
    known = Claim.objects.visible_to(actor)
    if sees_all(actor):
        return known
    group = Claim.objects.visible_to(actor).filter(canonical=OuterRef("canonical"))
    first = group.order_by(F("survivor").asc(nulls_first=True), "created", "id").values("pk")[:1]
    # A visible survivor is its own canonical claim: most claims were never merged, and need no look-up.
    lead = Case(When(survivor=None, then=F("pk")), default=Subquery(first), output_field=UUIDField())
    into = Claim.objects.visible_to(actor).filter(pk=OuterRef("merged_into"))
    told_into = Case(
        When(told_canonical=F("pk"), then=Value(None)),
        When(Exists(into), then=F("merged_into")),
        default=F("told_canonical"),
        output_field=UUIDField(null=True),
    )
    return known.annotate(told_canonical=lead).annotate(told_into=told_into, told_status=_status(actor))


def _status(actor: Actor) -> Case:
    """Return the SQL for the status of a claim: its own, or that of the visible verdicts on its group."""
    tombstones = Claim.objects.filter(survivor=OuterRef("pk"))
    latest = (
        Verdict.objects.visible_to(actor).live().filter(claim__canonical=OuterRef("canonical")).latest_first()
    )
    said = Coalesce(Subquery(latest.values("status")[:1]), Value(VerificationStatus.UNVERIFIED.value))
    merged = Q(survivor__isnull=False) | Exists(tombstones)
    return Case(When(merged, then=said), default=F("verification_status"), output_field=CharField())


def unseen_survivors(actor: Actor, claims: list[UUID]) -> list[UUID]:
    """Return the survivors of these claims that have never appeared themselves.

    The feed named them only as far as one of their tombstones was visible.
    """
    found = told_claims(actor).filter(tombstones__in=claims, appearances=None).distinct()
    return list(found.values_list("id", flat=True))
