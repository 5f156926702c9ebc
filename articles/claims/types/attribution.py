"""Who is said to have said something: the writer's and the speaker's scales, chains, and their drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.schema.types import Edtf, Elsewhere, Line, OneOf, Reference, Text


class QuoteType(models.TextChoices):
    """How the content is given."""

    DIRECT = "direct", "Direct"
    MIXED = "mixed", "Mixed"
    INDIRECT = "indirect", "Indirect"
    THOUGHT = "thought", "Thought"


class CueStance(models.TextChoices):
    """The writer's distance, as the cue words show it (GRaSP)."""

    NEUTRAL = "neutral", "Neutral (said)"
    DISTANCING = "distancing", "Distancing (claimed)"
    ENDORSING = "endorsing", "Endorsing (revealed)"


class Certainty(models.TextChoices):
    """How sure the speaker is (FactBank)."""

    CERTAIN = "certain", "Certain"
    PROBABLE = "probable", "Probable"
    POSSIBLE = "possible", "Possible"
    UNDERSPECIFIED = "underspecified", "Unspecified"


class Polarity(models.TextChoices):
    """Whether the speaker affirms or denies (FactBank)."""

    POSITIVE = "positive", "Affirms"
    NEGATIVE = "negative", "Denies"
    UNKNOWN = "unknown", "Unknown"


class Tense(models.TextChoices):
    """When what is said happens, seen from when it is said: TimeML's tenses (ISO 24617-1), as far as news
    needs them. A forecast ("could increase") is future.
    """

    UNSPECIFIED = "unspecified", "Unspecified"
    PAST = "past", "Has happened"
    PRESENT = "present", "Is so now"
    FUTURE = "future", "Is forecast"


class AttributionTerms(models.TextChoices):
    """The terms on which the source spoke (AP)."""

    ON_RECORD = "on_record", "On the record"
    BACKGROUND = "background", "On background"
    DEEP_BACKGROUND = "deep_background", "On deep background"
    OFF_RECORD = "off_record", "Off the record"


class HopRole(models.TextChoices):
    """The role of a hop in the chain, from the speaker outwards."""

    ORIGINATOR = "originator", "Originator"
    SPOKESPERSON = "spokesperson", "Spokesperson"
    RELAY = "relay", "Relay"
    CARRIER = "carrier", "Carrier"


@dataclass(frozen=True, slots=True)
class Commitment:
    """The speaker's commitment: how sure, whether affirming or denying, and whether of what was, is or will
    be.
    """

    certainty: Annotated[str, OneOf(Certainty, label="the speaker’s certainty")] = (
        Certainty.UNDERSPECIFIED.value
    )
    polarity: Annotated[str, OneOf(Polarity, label="the speaker’s polarity")] = Polarity.POSITIVE.value
    tense: Annotated[
        str,
        OneOf(Tense, label="the tense", help="`future` for a forecast, such as “the number could increase”."),
    ] = Tense.UNSPECIFIED.value


@dataclass(frozen=True, slots=True)
class HopDraft:
    """One step of a chain. `sources` are record ids (several: a joint statement), `span` a source
    annotation.
    """

    position: int
    role: str
    sources: tuple[UUID, ...] = ()
    span: UUID | None = None


@dataclass(frozen=True, slots=True)
class AttributionDraft:
    """The content of an attribution: `content` and `cue` are annotations, `hops` run from the speaker
    outwards.
    """

    content: Annotated[
        UUID,
        Reference(label="the attributed words", help="The claim annotation that is attributed."),
    ]
    hops: Annotated[tuple[HopDraft, ...], Elsewhere(label="the chain")]
    cue: Annotated[
        UUID | None,
        Reference(
            label="the cue words",
            help="A cue annotation of the same article.",
            shown="Also null when those words were deleted.",
        ),
    ] = None
    quote_type: Annotated[str, OneOf(QuoteType, label="the kind of quotation")] = QuoteType.INDIRECT.value
    cue_stance: Annotated[
        str, OneOf(CueStance, label="the writer’s stance", help="The writer's distance from what is said.")
    ] = CueStance.NEUTRAL.value
    commitment: Annotated[Commitment, Elsewhere()] = field(default_factory=Commitment)
    attribution_terms: Annotated[str, OneOf(AttributionTerms, label="the attribution terms")] = (
        AttributionTerms.ON_RECORD.value
    )
    said_on: Annotated[
        str,
        Edtf(
            label="the day it was said",
            help="When it was said, as exactly as it is known (EDTF): `2025-03-27`, `2025-03`, `2025`.",
            shown="Empty for readers outside the newsroom unless it was said on the record.",
        ),
    ] = ""
    said_words: Annotated[
        str,
        Line(
            300,
            label="the words for that day",
            trim=True,
            help="The text's own words for that day, such as `on Thursday`.",
            shown="Empty for readers outside the newsroom unless it was said on the record.",
        ),
    ] = ""
    anonymity_reason: Annotated[
        str,
        Text(
            2_000,
            label="the reason for anonymity",
            trim=True,
            inside=True,
            help="Why a source is not named. Required when the chain has an unnamed source.",
        ),
    ] = ""
    approved_by: Annotated[
        str,
        Line(
            300,
            label="the editor who approved it",
            trim=True,
            inside=True,
            help="Name of the editor who approved that. Required in the same case.",
        ),
    ] = ""
