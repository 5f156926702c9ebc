"""What parties answer, what speaks for and against, what the newsroom decides: scales and drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models


class Answer(models.TextChoices):
    """What one party answered on one claim. `not_confirmed`: the text says that it has not confirmed."""

    CONFIRMED = "confirmed", "Confirmed"
    PARTLY_CONFIRMED = "partly_confirmed", "Partly confirmed"
    DENIED = "denied", "Denied"
    DECLINED = "declined", "Declined to comment"
    NO_REPLY = "no_reply", "No reply"
    NOT_REACHED = "not_reached", "Not reached"
    NOT_ASKED = "not_asked", "Not asked"
    NOT_CONFIRMED = "not_confirmed", "Has not confirmed"


# The answers that confirm a claim, at least in part.
CONFIRMING = (Answer.CONFIRMED, Answer.PARTLY_CONFIRMED)


class EvidenceStance(models.TextChoices):
    """Which way a piece of evidence speaks."""

    FOR = "for", "For"
    AGAINST = "against", "Against"


class EvidenceKind(models.TextChoices):
    """What a piece of evidence is."""

    PASSAGE = "passage", "Passage of an article"
    URL = "url", "Web page"
    NOTE = "note", "Note"


@dataclass(frozen=True, slots=True)
class ResponseDraft:
    """One party's answer on a claim. `words` is an annotation that holds it; it says the article by
    itself.
    """

    claim: UUID
    party: UUID
    answer: str
    answered: datetime | None = None
    words: UUID | None = None
    article: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """What speaks for or against a claim: a passage (an annotation), a web page and when it was read, or a
    note.
    """

    claim: UUID
    stance: str
    annotation: UUID | None = None
    url: str = ""
    retrieved: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating as ClaimReview gives it: the value, and the ends of its scale."""

    value: int
    worst: int = 1
    best: int = 5


@dataclass(frozen=True, slots=True)
class VerdictDraft:
    """A decision on a claim. `author` is who answers for it, by name; `decided` is now if it isn't given."""

    claim: UUID
    status: str
    reason: str
    author: str
    rating: Scale | None = None
    alternate_name: str = ""
    evidence: tuple[UUID, ...] = ()
    decided: datetime | None = None
