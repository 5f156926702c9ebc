"""The list of sources: grade, claims and last use of those on the page, and the filters beside it."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from annotator.backoffice._generic import ModelAdmin
from annotator.backoffice._record_admin import RecordList
from annotator.backoffice._tables import actor_of
from articles.foundation.types import Actor
from articles.research.models import Use, use_columns, used_q, uses_of
from articles.sources.models import Rating, Source, SourceQuerySet, grade_at
from articles.sources.rules import rating_on
from articles.sources.types import Grade

UNGRADED = "none"


class ListedSource(Protocol):
    """A source, with what the list shows about it."""

    canonical: UUID
    rating_today: Rating | None
    use: Use


class SourceList(RecordList):
    """Works out the figures of the rows on the page, and not of the whole table."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page, then its grades in one query and its uses in three."""
        super().get_results(request)
        rows: list[ListedSource] = list(self.result_list)
        ids = {row.canonical for row in rows}
        ratings, uses = Rating.objects.of_groups(ids), uses_of(actor_of(request), ids)
        today = timezone.localdate()
        for row in rows:
            row.rating_today = rating_on(ratings[row.canonical], today)
            row.use = uses.get(row.canonical, Use())
        self.result_list = rows


def _graded() -> QuerySet[Rating, Any]:
    """Return the survivors that have a grade today."""
    return Rating.objects.filter(valid_from__lte=timezone.localdate()).values("source__canonical")


# Sorts behind every grade.
_NO_GRADE = "Z"


def sortable(rows: QuerySet[Source], actor: Actor) -> QuerySet[Source]:
    """Return the sources with what the list can be sorted by: grade, claims, last use."""
    grade = Coalesce(grade_at(OuterRef("canonical"), timezone.localdate()), Value(_NO_GRADE))
    return rows.annotate(sorted_grade=grade, **use_columns(actor))


class GradeFilter(admin.SimpleListFilter):
    """The grade in force today."""

    title = "grade today"
    parameter_name = "grade"

    def lookups(self, _request: HttpRequest, _model_admin: ModelAdmin[Source]) -> list[tuple[str, str]]:
        """Offer the grades, and none."""
        grades = [(grade.value, f"{grade.value}: {grade.label}") for grade in Grade]
        return [*grades, (UNGRADED, "No grade")]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        """Keep the sources of this grade.

        The latest rating of each group is found in one pass over the ratings.
        """
        chosen = self.value()
        if chosen == UNGRADED:
            return queryset.exclude(canonical__in=_graded())
        if chosen in Grade.values and isinstance(queryset, SourceQuerySet):
            return queryset.graded(chosen, timezone.localdate())
        return queryset


class UseFilter(admin.SimpleListFilter):
    """Whether anything names the source."""

    title = "use"
    parameter_name = "use"

    def lookups(self, _request: HttpRequest, _model_admin: ModelAdmin[Source]) -> list[tuple[str, str]]:
        """Offer what somebody looks for who keeps the register."""
        return [("used", "Used"), ("ungraded", "Used but ungraded"), ("unused", "Unused")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        """Keep the used, the unused, or those that are used though nobody has graded them."""
        chosen = self.value()
        if chosen == "ungraded":
            return queryset.filter(used_q(actor_of(request))).exclude(canonical__in=_graded())
        if chosen == "used":
            return queryset.filter(used_q(actor_of(request)))
        return queryset.exclude(used_q(actor_of(request))) if chosen == "unused" else queryset
