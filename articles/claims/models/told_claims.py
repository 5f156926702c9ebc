"""Claims as they are told to those who may not know of every article, and so not of every claim of a group.

Two newsrooms' work meets in a merge: the claim of an open article may be made one with a claim that only a
story under embargo makes. Outsiders must then still read the open claim in its own words, with what was said
of it alone.
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
    """Return the claims that the actor may know of.

    For who may not know of all, each says along which claim stands for those that were merged with it: the
    survivor, or where that one is hidden the first tombstone that isn't (`told_canonical`); what it was
    merged into, as far as that is known (`told_into`); and the status that the verdicts on known claims give
    (`told_status`).
    """
    known = Claim.objects.visible_to(actor)
    if sees_all(actor):
        return known
    group = Claim.objects.visible_to(actor).filter(canonical=OuterRef("canonical"))
    first = group.order_by(F("survivor").asc(nulls_first=True), "created", "id").values("pk")[:1]
    # A survivor that is known stands for itself: most claims were never merged, and nothing is looked up for
    # them.
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
    """Return the SQL of the status of a claim: its own, or what the known verdicts on its group say."""
    tombstones = Claim.objects.filter(survivor=OuterRef("pk"))
    latest = (
        Verdict.objects.visible_to(actor).live().filter(claim__canonical=OuterRef("canonical")).latest_first()
    )
    said = Coalesce(Subquery(latest.values("status")[:1]), Value(VerificationStatus.UNVERIFIED.value))
    merged = Q(survivor__isnull=False) | Exists(tombstones)
    return Case(When(merged, then=said), default=F("verification_status"), output_field=CharField())


def unseen_survivors(actor: Actor, claims: list[UUID]) -> list[UUID]:
    """Return the records that these claims resolve to and that have never appeared themselves.

    Whoever follows the feed has heard of them only as far as one of their tombstones was known.
    """
    found = told_claims(actor).filter(tombstones__in=claims, appearances=None).distinct()
    return list(found.values_list("id", flat=True))
