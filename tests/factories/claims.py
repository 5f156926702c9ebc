"""Claims."""

from __future__ import annotations

from uuid import UUID

from articles.claims.models import Claim
from articles.claims.operations import create_claim
from articles.claims.types import ClaimDraft
from articles.foundation.types import Actor
from tests.factories.users import editor


def claim(
    actor: Actor | None = None,
    *,
    statement: str = "North Korea sent 3,000 more soldiers to Russia.",
    topics: tuple[str, ...] = (),
    credibility: int | None = None,
    id: UUID | None = None,
) -> Claim:
    """Make a claim that appears nowhere yet."""
    row, _ = create_claim(actor or editor(), draft=ClaimDraft(statement, topics, credibility), id=id)
    return row
