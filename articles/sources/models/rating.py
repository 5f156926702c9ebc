"""How reliable sources are found to be, from which day on, by whom and why."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.db import models

from articles.foundation.models import NAME_LENGTH, id_field, user_field
from articles.sources.models.source import Source
from articles.sources.types import Grade


class RatingQuerySet(models.QuerySet["Rating"]):
    """Ratings, the one that decides first."""

    def of(self, canonical: UUID) -> Self:
        """Keep the ratings of all records that are one with this survivor."""
        return self.filter(source__canonical=canonical)

    def deciding_first(self) -> Self:
        """Put the latest day first; of one day, what was said last."""
        return self.order_by("-valid_from", "-created", "-id")


class Rating(models.Model):
    """A grade that somebody gave a source, in force from a day on until the next one.

    Rows are only added: a trigger refuses UPDATE, DELETE and TRUNCATE. A mistake is mended by another rating
    from the same day on, since of one day the last one said decides.
    """

    id = id_field()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="ratings")
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
