"""Claims, where they appear, and relations between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.schema.types import Line, OneOf, Rank, Reference, Several, Text

STATEMENT_LENGTH = 5_000
NOTE_LENGTH = 20_000


class VerificationStatus(models.TextChoices):
    """What the newsroom has found out about a claim (Meedan Check's scale). Set only by a verdict."""

    UNVERIFIED = "unverified", "Unverified"
    IN_PROGRESS = "in_progress", "In progress"
    VERIFIED = "verified", "Verified"
    DISPUTED = "disputed", "Disputed"
    FALSE = "false", "False"
    INCONCLUSIVE = "inconclusive", "Inconclusive"
    RETRACTED = "retracted", "Retracted"


class RelationKind(models.TextChoices):
    """How a claim relates to an earlier one."""

    REPEATS = "repeats", "Repeats"
    UPDATES = "updates", "Updates"
    CONTRADICTS = "contradicts", "Contradicts"
    DENIES = "denies", "Denies"


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """The content of a claim, as it is created or replaced."""

    statement: Annotated[
        str, Text(STATEMENT_LENGTH, required=True, help="The proposition, in the newsroom's words.")
    ]
    topics: Annotated[tuple[str, ...], Several(Line(100, required=True), 50, "topics")] = ()
    credibility: Annotated[
        int | None,
        Rank(
            (
                "Confirmed by other sources",
                "Probably true",
                "Possibly true",
                "Doubtful",
                "Improbable",
                "Cannot be judged",
            ),
            help="The Admiralty code's second half, from 1 (confirmed by others) to 6 (cannot be judged).",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation: `claim` repeats, updates, contradicts or denies the `other`."""

    claim: UUID
    kind: Annotated[str, OneOf(RelationKind)]
    other: Annotated[
        UUID,
        Reference(
            label="the other claim", help="The claim that is repeated, updated, contradicted or denied."
        ),
    ]
    note: Annotated[str, Text(NOTE_LENGTH, inside=True)] = ""


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage to mark, with the claim or entity that its words name."""

    annotation: AnnotationDraft
    claim: UUID | None = None
    entity: UUID | None = None


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A change of a marked passage; links are given as `(id or None,)`, and None leaves them as they are."""

    annotation: AnnotationChange
    claim: tuple[UUID | None] | None = None
    entity: tuple[UUID | None] | None = None
