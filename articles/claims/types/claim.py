"""What is claimed, where it appears, and how claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from articles.annotations.types import AnnotationChange, AnnotationDraft


class VerificationStatus(models.TextChoices):
    """How far the newsroom stands behind a claim (Meedan Check's scale). Set only by a verdict."""

    UNVERIFIED = "unverified", "Unverified"
    IN_PROGRESS = "in_progress", "In progress"
    VERIFIED = "verified", "Verified"
    DISPUTED = "disputed", "Disputed"
    FALSE = "false", "False"
    INCONCLUSIVE = "inconclusive", "Inconclusive"
    RETRACTED = "retracted", "Retracted"


class RelationKind(models.TextChoices):
    """How a claim stands to an earlier one."""

    REPEATS = "repeats", "Repeats"
    UPDATES = "updates", "Updates"
    CONTRADICTS = "contradicts", "Contradicts"
    DENIES = "denies", "Denies"


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """The content of a claim, as it is created or replaced."""

    statement: str
    topics: tuple[str, ...] = ()
    credibility: int | None = None


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation: `claim` repeats, updates, contradicts or denies the `other`."""

    claim: UUID
    kind: str
    other: UUID
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage about to be marked, with the claim or entity that its words stand for."""

    annotation: AnnotationDraft
    claim: UUID | None = None
    entity: UUID | None = None


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A change of a marked passage; links are given as `(id or None,)`, and None leaves them as they are."""

    annotation: AnnotationChange
    claim: tuple[UUID | None] | None = None
    entity: tuple[UUID | None] | None = None
