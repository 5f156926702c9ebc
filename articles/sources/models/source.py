"""The source record and its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q

from articles.foundation.rules import is_web_address
from articles.registers.models import (
    CanonicalQuerySet,
    CanonicalRecord,
    RecordName,
    merge_constraints,
    name_constraints,
    name_indexes,
    record_indexes,
)
from articles.registers.types import Facts
from articles.sources.models.rating import Rating, grade_at, reliability_at
from articles.sources.types import Grade, SourceKind


class SourceQuerySet(CanonicalQuerySet["Source"]):
    """Sources as lists and pickers need them."""

    def with_links(self) -> Self:
        """Fetch roles and ties along, in two further queries whatever the number of sources."""
        return self.prefetch_related("roles", "ties")

    def with_reliability(self, day: date) -> Self:
        """Fetch along, as `reliability`, grade and first day of the rating in force on the day, or None."""
        return self.annotate(reliability=reliability_at(OuterRef("canonical"), day))

    def graded_at(self, day: date) -> Self:
        """Fetch along, as `grade`, the grade in force on the day, or None."""
        return self.annotate(grade=grade_at(OuterRef("canonical"), day))

    def graded(self, grade: str, day: date) -> Self:
        """Keep the sources that have just this grade on the day."""
        deciding = Rating.objects.deciding(day).values("pk")
        rated = Rating.objects.filter(pk__in=deciding, grade=grade)
        return self.filter(canonical__in=rated.values("source__canonical"))

    def graded_at_least(self, grade: str, day: date) -> Self:
        """Keep the sources that have this grade or a better one on the day."""
        # Few of a large register are rated: these are found first, and only theirs is worked out.
        rated = self.filter(canonical__in=Rating.objects.values("source__canonical"))
        good = [one for one in Grade.values if one <= grade]
        return rated.alias(grade=grade_at(OuterRef("canonical"), day)).filter(grade__in=good)


class Source(CanonicalRecord):
    """A person, body, agency or document that information comes from.

    Articles call one source by many names ("the JCS", "Seoul's military"): those are `names`. Annotations
    link the words of an article to this record.
    """

    source_kind = models.CharField(max_length=20, choices=SourceKind)
    country = models.CharField(max_length=2, blank=True)
    home_page = models.URLField(max_length=500, blank=True)

    objects = SourceQuerySet.as_manager()

    if TYPE_CHECKING:
        # Fetched by `graded_at` and `with_reliability`.
        grade: str | None
        reliability: dict[str, str] | None
        # Fetched by `fetch_ratings`.
        rated: list[Rating]

    class Meta:
        db_table = "sources_source"
        verbose_name = "source"
        indexes = record_indexes("source")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source_kind__in=SourceKind.values), name="source_kind_known"
            ),
            *merge_constraints("source"),
        ]

    def facts(self) -> Facts:
        """Return what is compared of it, with the country and the home page."""
        kind = SourceKind(self.source_kind)
        return replace(
            super().facts(),
            kind=str(kind.label),
            family=_FAMILIES[kind],
            country=self.country,
            site=self.home_page,
        )

    @classmethod
    def told_elsewhere_q(cls, text: str) -> Q:
        """Return the condition on sources with such an id, identifier or home page."""
        return super().told_elsewhere_q(text) | Q(home_page__icontains=text)

    @classmethod
    def related_among(cls, ids: Iterable[UUID]) -> set[frozenset[UUID]]:
        """Return the pairs of which one has a tie to the other, or a post there."""
        wanted = list(ids)
        found: set[frozenset[UUID]] = set()
        for end in ("ties__other__canonical", "roles__organization__canonical"):
            rows = cls.objects.filter(canonical__in=wanted, **{f"{end}__in": wanted}).order_by()
            found.update(map(frozenset, rows.values_list("canonical", end)))
        return found

    @property
    def has_link(self) -> bool:
        """Whether the home page is a link: one that is older than the rule for addresses is only text."""
        return is_web_address(self.home_page)


# Kinds that are easily taken for each other.
_FAMILIES = {
    SourceKind.NAMED_INDIVIDUAL: "person",
    SourceKind.UNNAMED_INDIVIDUAL: "person",
    SourceKind.NAMED_GROUP: "body",
    SourceKind.UNNAMED_GROUP: "body",
    SourceKind.GOVERNMENT_BODY: "body",
    SourceKind.MILITARY: "body",
    SourceKind.STATE_MEDIA: "body",
    SourceKind.NEWS_AGENCY: "body",
    SourceKind.PUBLISHER: "body",
    SourceKind.SOCIAL_ACCOUNT: "account",
    SourceKind.DOCUMENT: "document",
    SourceKind.DATABASE: "document",
}


def fetch_ratings(sources: Iterable[Source]) -> None:
    """Fetch the ratings of the sources, and of all that were merged with them, along as `rated`, in one
    query.
    """
    rows = list(sources)
    found = Rating.objects.of_groups({row.canonical for row in rows})
    for row in rows:
        row.rated = found[row.canonical]


class SourceName(RecordName):
    """One name of a source."""

    owner = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="names")

    class Meta(RecordName.Meta):
        db_table = "sources_name"
        indexes = name_indexes("source_name")
        constraints = name_constraints("source")
