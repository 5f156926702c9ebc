"""Answers of parties, evidence for and against, and the newsroom's decisions: scales and drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.claims.types.claim import NOTE_LENGTH, VerificationStatus
from articles.schema.types import Address, Day, Elsewhere, Line, Moment, OneOf, Reference, Text


class Answer(models.TextChoices):
    """What one party answered on one claim. `not_confirmed`: the text says that it has not confirmed."""

    CONFIRMED = "confirmed", "Confirmed"
    PARTLY_CONFIRMED = "partly_confirmed", "Partly confirmed"
    DENIED = "denied", "Denied"
    DECLINED = "declined", "No comment"
    NO_REPLY = "no_reply", "No reply"
    NOT_REACHED = "not_reached", "Not reached"
    NOT_ASKED = "not_asked", "Not asked"
    NOT_CONFIRMED = "not_confirmed", "Not confirmed"


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
    """One party's answer on a claim. `words` is an annotation that holds it, which also gives the article."""

    claim: UUID
    party: Annotated[
        UUID,
        Reference(help="A source of the register."),
    ]
    answer: Annotated[
        str,
        OneOf(Answer, help="`not_confirmed`: the text says that the party has not confirmed."),
    ]
    answered: Annotated[
        datetime | None,
        Moment(
            label="the time of the answer",
            help="When the party answered, or was asked without success. A day alone is midnight UTC: show "
            "it as that day in every zone.",
        ),
    ] = None
    words: Annotated[
        UUID | None,
        Reference(
            help="An annotation that holds the answer. Then leave `article` out.",
            shown="Also null when those words were deleted.",
        ),
    ] = None
    article: Annotated[UUID | None, Reference(help="The article that reports the answer.")] = None
    note: Annotated[str, Text(NOTE_LENGTH, inside=True)] = ""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """Evidence for or against a claim: a passage (an annotation), a web page with its day, or a note."""

    claim: UUID
    stance: Annotated[str, OneOf(EvidenceStance, label="the stance")]
    annotation: Annotated[
        UUID | None,
        Reference(
            label="the words",
            help="A passage of any article. Not together with `url`.",
            shown="Also null when those words were deleted.",
        ),
    ] = None
    url: Annotated[str, Address(2_000, label="the address", help="A web page. Give `retrieved` with it.")] = (
        ""
    )
    retrieved: Annotated[
        date | None, Day(label="the day it was read", help="The day on which the page was read.")
    ] = None
    note: Annotated[
        str,
        Text(
            NOTE_LENGTH,
            inside=True,
            help="What it shows. Required when there is neither a passage nor a page.",
        ),
    ] = ""


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
    status: Annotated[str, OneOf(VerificationStatus)]
    reason: Annotated[str, Text(20_000, required=True)]
    author: Annotated[
        str,
        Line(
            300,
            required=True,
            trim=True,
            help="Who decided, by name; by default the caller. A key can only give its own name.",
        ),
    ]
    rating: Annotated[Scale | None, Elsewhere()] = None
    alternate_name: Annotated[
        str,
        Line(
            100, label="the rating in words", trim=True, help="The rating in words, such as “Mostly false”."
        ),
    ] = ""
    evidence: Annotated[tuple[UUID, ...], Elsewhere()] = ()
    decided: Annotated[
        datetime | None, Moment(help="When it was decided; by default now. A day alone is midnight UTC.")
    ] = None
