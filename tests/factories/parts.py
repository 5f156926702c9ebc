"""The parts of a claim's record: responses, figures, evidence, verdicts and relations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from articles.claims.models import Claim, Evidence, Figure, Relation, Response, Verdict
from articles.claims.operations import evidence, figures, relations, responses, verdicts
from articles.claims.types import EvidenceDraft, FigureDraft, RelationDraft, ResponseDraft, VerdictDraft
from articles.foundation.types import Actor, OriginType
from articles.sources.models import Source
from tests.factories.users import editor


def response(
    actor: Actor | None = None, *, claim: Claim, party: Source, answer: str = "not_confirmed", **more: Any
) -> Response:
    """Record what a party answered."""
    draft = ResponseDraft(claim.id, party.id, answer, **more)
    return responses.create(actor or editor(), draft=draft)[0]


def figure(
    actor: Actor | None = None, *, claim: Claim, value: Decimal | None = Decimal(3000), **more: Any
) -> Figure:
    """Record a number."""
    return figures.create(actor or editor(), draft=FigureDraft(claim.id, value=value, **more))[0]


def evidence_of(
    actor: Actor | None = None, *, claim: Claim, stance: str = "for", note: str = "Seen.", **more: Any
) -> Evidence:
    """Record what speaks for or against a claim."""
    draft = EvidenceDraft(claim.id, stance, note=note, **more)
    return evidence.create(actor or editor(), draft=draft)[0]


def verdict(
    actor: Actor | None = None,
    *,
    claim: Claim,
    status: str = "disputed",
    reason: str = "Both say the other is wrong.",
    id: UUID | None = None,
    **more: Any,
) -> Verdict:
    """Decide on a claim: in the name of an editor, or of the program that does it."""
    by = actor or editor()
    author = "Ruth Adeyemi" if by.origin.type == OriginType.PERSON else by.origin.agent
    draft = VerdictDraft(claim.id, status, reason, author, **more)
    return verdicts.create(by, draft=draft, id=id)[0]


def relation(
    actor: Actor | None = None, *, claim: Claim, other: Claim, kind: str = "updates", **more: Any
) -> Relation:
    """Say how a claim stands to another."""
    draft = RelationDraft(claim.id, kind, other.id, **more)
    return relations.create(actor or editor(), draft=draft)[0]
