"""The attribution: whose claim it is, as one article tells it."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.annotations.models import Annotation
from articles.claims.models.told import hop_told_q, same_sources, speaker_told_q
from articles.claims.types import (
    AttributionTerms,
    Certainty,
    Commitment,
    CueStance,
    HopRole,
    Polarity,
    QuoteType,
    Tense,
)
from articles.corpus.models import visible_q
from articles.foundation.models import Deletable, DeletableQuerySet
from articles.foundation.types import Actor
from articles.sources.models import Source


class AttributionQuerySet(DeletableQuerySet["Attribution"]):
    """Attributions as the desk, the API and the exports need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the attributions in articles that the actor may know of."""
        return self.filter(visible_q(actor, "content__article__"))

    def standing(self) -> Self:
        """Leave out deleted rows, and those whose attributed words were deleted."""
        return self.live().filter(content__deleted=None)

    def with_chain(self, actor: Actor) -> Self:
        """Fetch content, claim and hops along, in a constant number of queries; of the hops' sources those
        that the actor may know of.
        """
        named = models.Prefetch("hop_sources", HopSource.objects.told_to(actor))
        return self.select_related("content__appearance", "cue").prefetch_related(
            models.Prefetch("hops", Hop.objects.select_related("span").prefetch_related(named))
        )

    def said_then(self, actor: Actor, day: str) -> Self:
        """Keep what was said on a day, in a month or in a year, as far as the actor may know when it was."""
        return self.filter(speaker_told_q(actor), ~Q(said_on=""), said_on__startswith=day)

    def naming(self, actor: Actor, source_id: UUID, **at: object) -> Self:
        """Keep the attributions that have the source, or one that it was merged with, at any hop, as far as
        the actor may know of that.

        `at` narrows the hops, as in `hop__role="relay"`.
        """
        # By ids: how often just these sources are named decides where the database begins.
        hops = HopSource.objects.told_to(actor).filter(source__in=same_sources(actor, source_id), **at)
        return self.filter(Exists(hops.filter(hop__attribution=OuterRef("pk"))))


# Each gauge that attributions can be found by, what most of them have, and the name of its index.
_GAUGES = (
    ("quote_type", QuoteType.INDIRECT, "attribution_by_quote_type"),
    ("cue_stance", CueStance.NEUTRAL, "attribution_by_stance"),
    ("certainty", Certainty.UNDERSPECIFIED, "attribution_by_certainty"),
    ("polarity", Polarity.POSITIVE, "attribution_by_polarity"),
    ("tense", Tense.UNSPECIFIED, "attribution_by_tense"),
    ("attribution_terms", AttributionTerms.ON_RECORD, "attribution_by_terms"),
)


class Attribution(Deletable):
    """Content, cue and chain of one appearance (PARC 3.0, PolNeAR).

    Two of the three gauges are here, and are never merged: `cue_stance` is the writer's; `certainty`,
    `polarity` and `tense` are the speaker's commitment. The third is the claim's `verification_status`.
    """

    content = models.ForeignKey(Annotation, on_delete=models.PROTECT, related_name="attributions")
    cue = models.ForeignKey(Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="cued")
    quote_type = models.CharField(max_length=10, choices=QuoteType)
    cue_stance = models.CharField(max_length=12, choices=CueStance)
    certainty = models.CharField(max_length=16, choices=Certainty)
    polarity = models.CharField(max_length=10, choices=Polarity)
    tense = models.CharField(max_length=12, choices=Tense, default=Tense.UNSPECIFIED)
    attribution_terms = models.CharField(max_length=16, choices=AttributionTerms)
    # When it was said (EDTF), and the text's words for that.
    said_on = models.CharField(max_length=11, blank=True, default="")
    said_words = models.CharField(max_length=300, blank=True, default="")
    # For unnamed sources: why they stay unnamed, and the name of the editor who agreed (AP's rule).
    anonymity_reason = models.TextField(blank=True, default="")
    approved_by = models.CharField(max_length=300, blank=True, default="")

    objects = AttributionQuerySet.as_manager()

    class Meta:
        db_table = "claims_attribution"
        verbose_name = "attribution"
        indexes = [
            # The API's list, by keyset.
            models.Index(fields=["created", "id"], name="attribution_by_created"),
            # "Modified after", by keyset.
            models.Index(fields=["modified", "id"], name="attribution_by_modified"),
            # The list by each gauge, by keyset. What most rows have is found soon enough without an index.
            *(
                models.Index(fields=[gauge, "created", "id"], name=name, condition=~Q(**{gauge: usual}))
                for gauge, usual, name in _GAUGES
            ),
            # What was said on a day, in a month or in a year.
            models.Index(
                OpClass("said_on", name="varchar_pattern_ops"),
                name="attribution_by_day",
                condition=~Q(said_on=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(quote_type__in=QuoteType.values), name="attribution_quote_type_known"
            ),
            models.CheckConstraint(
                condition=Q(cue_stance__in=CueStance.values), name="attribution_stance_known"
            ),
            models.CheckConstraint(
                condition=Q(certainty__in=Certainty.values), name="attribution_certainty_known"
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=Polarity.values), name="attribution_polarity_known"
            ),
            models.CheckConstraint(condition=Q(tense__in=Tense.values), name="attribution_tense_known"),
            models.CheckConstraint(
                condition=Q(attribution_terms__in=AttributionTerms.values), name="attribution_terms_known"
            ),
        ]

    def __str__(self) -> str:
        return f"attribution of {self.content_id}"

    @property
    def commitment(self) -> Commitment:
        """The speaker's gauge, as one value."""
        return Commitment(self.certainty, self.polarity, self.tense)


class Hop(models.Model):
    """One step of the chain, ordered from the speaker (position 0) outwards (MPQA's nested sources)."""

    attribution = models.ForeignKey(Attribution, on_delete=models.CASCADE, related_name="hops")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=HopRole)
    # The hop's own words, where the text has them.
    span = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="hop_spans"
    )

    class Meta:
        db_table = "claims_hop"
        verbose_name = "hop"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["attribution", "position"], name="hop_position_once"),
            models.CheckConstraint(condition=Q(role__in=HopRole.values), name="hop_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.position}"


class HopSourceQuerySet(models.QuerySet["HopSource"]):
    """The sources at the hops of chains."""

    def told_to(self, actor: Actor) -> Self:
        """Keep the sources that the actor may know at their hops."""
        return self.filter(hop_told_q(actor))


class HopSource(models.Model):
    """One source of a hop; several make a joint statement."""

    hop = models.ForeignKey(Hop, on_delete=models.CASCADE, related_name="hop_sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="hop_sources")
    position = models.PositiveSmallIntegerField()

    objects = HopSourceQuerySet.as_manager()

    class Meta:
        db_table = "claims_hop_source"
        verbose_name = "source of a hop"
        verbose_name_plural = "sources of hops"
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["hop", "source"], name="hop_source_once")]

    def __str__(self) -> str:
        return f"{self.source_id}"
