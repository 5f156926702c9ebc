"""Two articles that share much of their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q, QuerySet

from articles.corpus.models import Article
from articles.likeness.types import Link, Overlap


class PairQuerySet(models.QuerySet["Pair"]):
    """Pairs as the reads and the grouping need them."""

    def of(self, article: UUID) -> Self:
        """Keep the pairs with this article."""
        return self.filter(Q(first=article) | Q(second=article))

    def beside(self, articles: QuerySet[Article]) -> QuerySet[Any, Any]:
        """Return the ids of what is paired with these articles."""
        first = self.filter(second__in=articles.values("pk")).values("first")
        return first.union(self.filter(first__in=articles.values("pk")).values("second"))


class Pair(models.Model):
    """Two articles that share much of the shorter text, and how much. The first has the smaller id."""

    first = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    # In shingles: what both have, and what each has.
    shared = models.PositiveIntegerField()
    first_size = models.PositiveIntegerField()
    second_size = models.PositiveIntegerField()

    objects = PairQuerySet.as_manager()

    if TYPE_CHECKING:
        first_id: UUID
        second_id: UUID

    class Meta:
        db_table = "likeness_pair"
        verbose_name = "pair of articles"
        verbose_name_plural = "pairs of articles"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="likeness_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="likeness_pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"

    @property
    def link(self) -> Link:
        """The pair as a value."""
        return Link(self.first_id, self.second_id, Overlap(self.shared, self.first_size, self.second_size))

    def seen_from(self, article: UUID) -> tuple[UUID, Overlap]:
        """Return the other article, and the overlap as this one has it."""
        link = self.link
        if article == link.first:
            return link.second, link.overlap
        return link.first, link.overlap.turned()
