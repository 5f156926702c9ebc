"""Records that may turn out to be the same: merging, and what people said about pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from articles.foundation.models import Versioned, id_field, user_field
from articles.registers.types import Sameness


class MergeableQuerySet[M: "Mergeable"](models.QuerySet[M]):
    """Records of which several may turn out to be the same."""

    def surviving(self) -> Self:
        """Leave out the tombstones that merges left."""
        return self.filter(merged_into=None)

    def standing_as_told(self) -> Self:
        """Leave out the tombstones, except those whose survivor the reader may not know: they are shown
        instead of it.
        """
        if "told_into" in self.query.annotations:
            return self.filter(told_into=None)
        return self.surviving()

    def same_as(self, id: UUID) -> Self:
        """Keep the records that are one with the record `id`: all that were merged together, their survivor
        too.
        """
        return self.filter(canonical__in=self.model._default_manager.filter(pk=id).values("canonical"))


class Mergeable(Versioned):
    """A record that can be merged into another of its kind, and split from it again.

    A merge turns the row into a tombstone and rewrites nothing that points at it: whatever is asked of a
    record is asked of all rows with its `canonical`. So a split restores everything, in whatever order merges
    were done.
    """

    # The record that it was merged into, which may be a tombstone itself by now.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The record at the end of that line, which no merge has ended.
    survivor = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="tombstones"
    )
    # The id of the survivor of all merges, or the row's own id while it isn't merged.
    canonical = models.GeneratedField(
        expression=Coalesce("survivor", "id"), output_field=models.UUIDField(), db_persist=True
    )

    if TYPE_CHECKING:
        merged_into_id: UUID | None
        survivor_id: UUID | None

    class Meta:
        abstract = True

    @property
    def shown_canonical(self) -> UUID:
        """The survivor's id, as far as the reader it was fetched for may know."""
        found: UUID = getattr(self, "told_canonical", self.canonical)
        return found

    @property
    def shown_into(self) -> UUID | None:
        """The record that it was merged into, as far as that reader may know."""
        return getattr(self, "told_into", self.merged_into_id)


def merge_constraints(noun: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table of mergeable records."""
    return [
        models.CheckConstraint(condition=~Q(merged_into=F("id")), name=f"{noun}_not_merged_into_itself"),
        models.CheckConstraint(
            condition=Q(merged_into=None, survivor=None)
            | Q(merged_into__isnull=False, survivor__isnull=False) & ~Q(survivor=F("id")),
            name=f"{noun}_merged_has_survivor",
        ),
    ]


def merge_index(noun: str) -> models.Index:
    """Return the index that finds the records that are one with another."""
    return models.Index(fields=["canonical"], name=f"{noun}_by_canonical")


class JudgementQuerySet[M: "Judgement"](models.QuerySet[M]):
    """What people said about pairs of records."""

    def about(self, a: UUID, b: UUID) -> Self:
        """Keep what was said about this pair, whichever is named first, the latest first."""
        low, high = sorted((a, b))
        return self.filter(low=low, high=high).order_by("-created", "-id")


class Judgement(models.Model):
    """What somebody said about a pair of records: the same, different, or hard to say. The latest one counts.

    The subclass adds `low` and `high`, the two records with the lower id first, so that a pair has one
    spelling. Rows are only added; a trigger refuses anything else.
    """

    id = id_field()
    answer = models.CharField(max_length=9, choices=Sameness)
    created = models.DateTimeField()
    created_by = user_field()

    if TYPE_CHECKING:
        low_id: UUID
        high_id: UUID

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.low_id} and {self.high_id}: {self.answer}"


def judgement_constraints(noun: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table of judgements."""
    return [
        models.CheckConstraint(condition=Q(low__lt=F("high")), name=f"{noun}_judgement_in_order"),
        models.CheckConstraint(
            condition=Q(answer__in=Sameness.values), name=f"{noun}_judgement_answer_known"
        ),
    ]


def judgement_index(noun: str) -> models.Index:
    """Return the index that finds the latest judgement of a pair."""
    return models.Index(fields=["low", "high", "created", "id"], name=f"{noun}_judgement_latest")
