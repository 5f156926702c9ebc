"""Who is said to have said something: the writer's and the speaker's scales, chains, and their drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db import models


class QuoteType(models.TextChoices):
    """How the content is given."""

    DIRECT = "direct", "Direct"
    MIXED = "mixed", "Mixed"
    INDIRECT = "indirect", "Indirect"
    THOUGHT = "thought", "Thought"


class CueStance(models.TextChoices):
    """The writer's distance, as the cue words show it (GRaSP)."""

    NEUTRAL = "neutral", "Neutral"
    DISTANCING = "distancing", "Distancing"
    ENDORSING = "endorsing", "Endorsing"


class Certainty(models.TextChoices):
    """How sure the speaker is (FactBank)."""

    CERTAIN = "certain", "Certain"
    PROBABLE = "probable", "Probable"
    POSSIBLE = "possible", "Possible"
    UNDERSPECIFIED = "underspecified", "Underspecified"


class Polarity(models.TextChoices):
    """Whether the speaker affirms or denies (FactBank)."""

    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"
    UNKNOWN = "unknown", "Unknown"


class AttributionTerms(models.TextChoices):
    """On what terms the source spoke (AP)."""

    ON_RECORD = "on_record", "On the record"
    BACKGROUND = "background", "On background"
    DEEP_BACKGROUND = "deep_background", "On deep background"
    OFF_RECORD = "off_record", "Off the record"


class HopRole(models.TextChoices):
    """What a hop does in the chain, from the speaker outwards."""

    ORIGINATOR = "originator", "Originator"
    SPOKESPERSON = "spokesperson", "Spokesperson"
    RELAY = "relay", "Relay"
    CARRIER = "carrier", "Carrier"


@dataclass(frozen=True, slots=True)
class Commitment:
    """The speaker's commitment: how sure, and whether affirming or denying."""

    certainty: str = Certainty.UNDERSPECIFIED.value
    polarity: str = Polarity.POSITIVE.value


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

    content: UUID
    hops: tuple[HopDraft, ...]
    cue: UUID | None = None
    quote_type: str = QuoteType.INDIRECT.value
    cue_stance: str = CueStance.NEUTRAL.value
    commitment: Commitment = field(default_factory=Commitment)
    attribution_terms: str = AttributionTerms.ON_RECORD.value
    # Why an unnamed source stays unnamed, and which editor agreed.
    anonymity_reason: str = ""
    approved_by: str = ""
