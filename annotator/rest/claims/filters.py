"""Filters of the list of claims: the questions that consumers ask."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices
from django_filters import rest_framework as filters

from annotator.rest.filters import Flag, MergedFilters, ModifiedAfter, NumberFilter, Search
from articles.claims.models import Claim, ClaimQuerySet
from articles.claims.types import (
    STATEMENT_LENGTH,
    AttributionTerms,
    Certainty,
    CueStance,
    QuoteType,
    Tense,
    VerificationStatus,
)
from articles.research.models import questions
from articles.sources.types import Grade, SourceKind

type Rows = ClaimQuerySet


# The gauges of an attribution that claims are found by. Several ask for one attribution that has all of them.
GAUGES = ("quote_type", "cue_stance", "certainty", "tense", "attribution_terms")


class _Gauge(filters.ChoiceFilter):
    """A gauge of the claims' attributions."""

    def __init__(self, scale: type[TextChoices], help_text: str) -> None:
        super().__init__(method="by_gauge", choices=scale.choices, help_text=help_text)


class ClaimFilters(MergedFilters):
    """By article, source, status, responses, figures, grade, maker, time and words."""

    article = filters.UUIDFilter(
        method="in_article",
        help_text="Claims that appear in this article, or that it answers, supports or counts.",
    )
    source = filters.UUIDFilter(method="by_source", help_text="Claims with this source at any hop.")
    speaker = filters.UUIDFilter(method="by_speaker", help_text="Claims that this source itself made.")
    relay = filters.UUIDFilter(
        method="by_relay", help_text="Claims that this source passed on: as spokesperson, relay or carrier."
    )
    status = filters.ChoiceFilter(
        method="by_status",
        choices=VerificationStatus.choices,
        help_text="What the newsroom found.",
    )
    single_sourced = Flag("by_speakers", "Claims that rest on one speaker alone, or those that don't.")
    only_through = filters.ChoiceFilter(
        method="by_kind",
        choices=SourceKind.choices,
        help_text="Claims that reach us only through sources of this kind, such as `state_media`.",
    )
    unconfirmed_by = filters.UUIDFilter(
        method="by_answer", help_text="Claims that this party's latest answer does not confirm."
    )
    figure_at_least = NumberFilter(
        method="by_figure", help_text="Claims with a figure of this number or more."
    )
    figure_at_most = NumberFilter(
        method="by_figure", help_text="Claims with a figure of this number or less."
    )
    graded_at_least = filters.ChoiceFilter(
        method="by_grade",
        choices=Grade.choices,
        help_text="Claims with a speaker of this reliability or better on the date of the article that "
        "quotes them.",
    )
    topic = filters.CharFilter(method="on_topic", max_length=100, help_text="Claims with just this topic.")
    quote_type = _Gauge(QuoteType, "Claims that are quoted so.")
    cue_stance = _Gauge(CueStance, "Claims that a writer tells with this distance.")
    certainty = _Gauge(Certainty, "Claims of which a speaker is this sure.")
    tense = _Gauge(Tense, "`future` for forecasts.")
    attribution_terms = _Gauge(AttributionTerms, "Claims that were made on these terms.")
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()
    stated = Flag("by_use", "Only claims that have a passage or a record, or only those that have neither.")
    q = Search("search", "Words of the statement; the spelling need not be exact.")
    similar_to = Search(
        "close", "A statement: claims that may be the same, the closest first.", most=STATEMENT_LENGTH
    )

    def in_article(self, rows: Rows, _name: str, value: UUID) -> Rows:
        """Keep the claims that the article speaks of."""
        return rows.spoken_of_in(self.actor, value)

    def by_source(self, rows: Rows, _name: str, value: UUID) -> Rows:
        """Keep the claims that the source stands behind."""
        return rows.filter(questions.named(self.actor, value))

    def by_speaker(self, rows: Rows, _name: str, value: UUID) -> Rows:
        """Keep the claims that the source made."""
        return rows.filter(questions.spoken(self.actor, value))

    def by_relay(self, rows: Rows, _name: str, value: UUID) -> Rows:
        """Keep the claims that the source passed on."""
        return rows.filter(questions.relayed(self.actor, value))

    def by_status(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims of this status, as far as the caller may know of the verdicts."""
        told = "told_status" in rows.query.annotations
        return rows.filter(**{"told_status" if told else "verification_status": value})

    def by_speakers(self, rows: Rows, _name: str, value: bool) -> Rows:
        """Keep the claims with a single speaker, or all others."""
        alone = questions.single_sourced(self.actor)
        return rows.filter(alone if value else ~alone)

    def by_kind(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims that rest on one kind of source only."""
        return rows.filter(questions.only_through(self.actor, value))

    def by_answer(self, rows: Rows, _name: str, value: UUID) -> Rows:
        """Keep the claims that the party hasn't confirmed."""
        return rows.filter(questions.unconfirmed_by(self.actor, value))

    def by_figure(self, rows: Rows, name: str, _value: Decimal) -> Rows:
        """Keep the claims with a figure between the two numbers. A single figure must meet both bounds."""
        both = [self.form.cleaned_data.get(bound) for bound in ("figure_at_least", "figure_at_most")]
        # The first bound that is given filters for both.
        first = "figure_at_least" if both[0] is not None else "figure_at_most"
        return rows.filter(questions.with_figure(self.actor, *both)) if name == first else rows

    def on_topic(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims with the topic."""
        return rows.on_topic(value)

    def by_gauge(self, rows: Rows, name: str, _value: str) -> Rows:
        """Keep the claims with one attribution that has all of the gauges that are asked for."""
        asked = {one: value for one in GAUGES if (value := self.form.cleaned_data.get(one))}
        # The first gauge that is given filters for all.
        return rows.filter(questions.attributed(self.actor, asked)) if name == next(iter(asked)) else rows

    def by_grade(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims of speakers of this grade or better."""
        return rows.filter(questions.graded_at_least(self.actor, value))

    def by_use(self, rows: Rows, _name: str, value: bool) -> Rows:
        """Keep the claims that something rests on, or those that nothing rests on."""
        return rows.filter(questions.stated() if value else ~questions.stated())

    def search(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims whose statements are like these words."""
        return rows.saying(value, None if self.apart else Claim.objects.visible_to(self.actor))

    def close(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep the claims that may be the same as the statement, or that were merged with such a claim."""
        return rows.standing_as_told().close_to(value, Claim.objects.visible_to(self.actor))
