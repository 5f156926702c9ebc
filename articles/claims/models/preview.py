"""A preview of merging two claims."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models.attribution import Attribution
from articles.claims.models.claim import Claim
from articles.claims.models.evidence import Evidence
from articles.claims.models.figure import Figure
from articles.claims.models.part import ClaimPart
from articles.claims.models.relation import Relation
from articles.claims.models.response import Response
from articles.claims.models.verdict import Verdict
from articles.claims.types import VerificationStatus
from articles.foundation.errors import Missing
from articles.foundation.types import PUBLIC, Actor
from articles.registers.errors import BadMerge

_PARTS: dict[str, type[ClaimPart]] = {
    "responses": Response,
    "figures": Figure,
    "evidence": Evidence,
    "verdicts": Verdict,
    "relations": Relation,
}


@dataclass(frozen=True, slots=True)
class ClaimPreview:
    """What a merge would do. Nothing is written, and a merge rewrites nothing.

    `gains` counts the rows that would then count for the survivor, as far as the actor may know. `outside` is
    the claim that outsiders would read for all of them; None while none of them appears in an article that
    they may read.
    """

    record: Claim
    into: Claim
    gains: dict[str, int]
    verification_status: str
    outside: Claim | None


def preview_claim_merge(actor: Actor, id: UUID, into: UUID) -> ClaimPreview:
    """Return what merging the claim `id` into the claim `into` would do.

    Raises `Missing` for the claim, `BadMerge` for the one that would survive.
    """
    rows = Claim.objects.visible_to(actor)
    record, survivor = rows.filter(id=id).first(), rows.filter(id=into).first()
    if record is None:
        raise Missing(f"There is no claim with the id {id}.")
    if survivor is None:
        raise BadMerge(f"There is no claim with the id {into}.", field="into")
    marks = Annotation.objects.visible_to(actor).live()
    told = Attribution.objects.visible_to(actor).standing()
    gains = {
        "appearances": marks.filter(appearance__claim__canonical=record.canonical).count(),
        "attributions": told.filter(content__appearance__claim__canonical=record.canonical).count(),
        **{name: kind.objects.visible_to(actor).live().of_claim(id).count() for name, kind in _PARTS.items()},  # type: ignore[attr-defined] # every kind has such a manager
    }
    both = (
        Verdict.objects.visible_to(actor)
        .live()
        .filter(claim__canonical__in=[record.canonical, survivor.canonical])
    )
    latest = both.latest_first().first()
    status = latest.status if latest else VerificationStatus.UNVERIFIED.value
    return ClaimPreview(record, survivor, gains, status, _outside(record, survivor))


def _outside(record: Claim, survivor: Claim) -> Claim | None:
    """Return the claim that readers of open articles would see for all of them."""
    group = Claim.objects.visible_to(PUBLIC).filter(canonical__in=[record.canonical, survivor.canonical])
    known = list(group.order_by("created", "id"))
    if known and (survivor in known or not survivor.appearances.exists()):
        return survivor
    return known[0] if known else None
