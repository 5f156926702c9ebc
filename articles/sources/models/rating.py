"""How reliable sources are found to be, from which day on, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Subquery
from django.db.models.functions import JSONObject

from articles.foundation.models import id_field, user_field
from articles.registers.models import NAME_LENGTH
from articles.sources.types import Grade


class RatingQuerySet(models.QuerySet["Rating"]):
    """Ratings, of single sources and of all that were merged together."""

    def of_groups(self, canonical: Iterable[UUID]) -> dict[UUID, list[Rating]]:
        """Return the ratings of all records that are one with these survivors, by survivor, in one query."""
        found: dict[UUID, list[Rating]] = {id: [] for id in canonical}
        rows = self.filter(source__canonical__in=list(found)).annotate(canonical=F("source__canonical"))
        for row in rows.order_by("valid_from", "created", "id"):
            found[getattr(row, "canonical")].append(row)  # noqa: B009 - the annotation above
        return found

    def in_force(self, canonical: Any, day: Any) -> Self:
        """Keep the rating of a group of merged records that is in force on a day, none if there isn't any.

        Both may be expressions, such as `OuterRef("canonical")` inside a subquery.
        """
        return self.filter(source__canonical=canonical, valid_from__lte=day).deciding_first()

    def deciding(self, day: date) -> Self:
        """Keep the rating of each group of merged records that is in force on the day, in one pass over the
        table.
        """
        begun = self.filter(valid_from__lte=day)
        return begun.order_by("source__canonical", "-valid_from", "-created", "-id").distinct(
            "source__canonical"
        )

    def deciding_first(self) -> Self:
        """Put the latest day first, and within a day the latest entry."""
        return self.order_by("-valid_from", "-created", "-id")


class Rating(models.Model):
    """A grade that somebody gave a source, in force from a day on until the next one.

    Rows are only added: a trigger refuses UPDATE, DELETE and TRUNCATE. A mistake is mended by another rating
    from the same day on, since of one day the last one said decides.
    """

    id = id_field()
    source = models.ForeignKey("articles_sources.Source", on_delete=models.PROTECT, related_name="ratings")
    grade = models.CharField(max_length=1, choices=Grade)
    valid_from = models.DateField()
    rater = models.CharField(max_length=NAME_LENGTH)
    reason = models.TextField()
    created = models.DateTimeField()
    created_by = user_field()

    objects = RatingQuerySet.as_manager()

    class Meta:
        db_table = "sources_rating"
        verbose_name = "rating"
        indexes = [
            # The grade in force on a day.
            models.Index(fields=["source", "valid_from", "created", "id"], name="source_rating_in_force"),
            # The API's list, by keyset.
            models.Index(fields=["created", "id"], name="source_rating_by_created"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(grade__in=Grade.values), name="source_grade_known"),
        ]

    def __str__(self) -> str:
        return f"{self.grade} from {self.valid_from}"


def grade_at(canonical: Any, day: Any) -> Subquery:
    """Return the SQL for the grade in force on a day, null without one. `rating_on` is the same rule for
    fetched ratings.

    For hops at their article's date: `grade_at(OuterRef("source__canonical"),
    OuterRef("…__version_created__date"))`.
    """
    return Subquery(Rating.objects.in_force(canonical, day).values("grade")[:1])


def reliability_at(canonical: Any, day: Any) -> Subquery:
    """Return the SQL of grade and first day of the rating in force on a day, as JSON, null without one."""
    told = JSONObject(grade="grade", valid_from="valid_from")
    return Subquery(Rating.objects.in_force(canonical, day).values_list(told)[:1])
