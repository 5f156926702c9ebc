"""Many sources that were written at once, and what was taken back of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.foundation.models import id_field, user_field
from articles.registers.models import NAME_LENGTH
from articles.sources.models.source import Source
from articles.sources.types import BatchKind, ListFormat, Outcome


class SourceBatch(models.Model):
    """A list that was imported, or one change to many sources: who did it, when, and how many it touched."""

    id = id_field()
    kind = models.CharField(max_length=8, choices=BatchKind)
    # Of a list the file's name; of a change what was changed.
    name = models.CharField(max_length=NAME_LENGTH)
    created = models.DateTimeField()
    created_by = user_field()
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    # The lines that weren't imported, as a file that can be corrected and imported.
    refused_lines = models.TextField(blank=True)
    refused_format = models.CharField(max_length=4, choices=ListFormat, default=ListFormat.CSV)
    # The headers of the file, and the columns that were chosen for them: offered for the next file like it.
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    new_kind = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "sources_batch"
        verbose_name = "batch"
        indexes = [
            # The list of batches, the latest first.
            models.Index(fields=["created", "id"], name="source_batch_by_created"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BatchKind.values), name="source_batch_kind_known"),
            models.CheckConstraint(
                condition=Q(refused_format__in=ListFormat.values), name="source_batch_format_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def count(self) -> int:
        """How many sources it made or changed."""
        return self.made + self.changed


class BatchLine(models.Model):
    """What a batch did to one source, and whether that was taken back, or why not."""

    batch = models.ForeignKey(SourceBatch, on_delete=models.PROTECT, related_name="lines")
    # Of a list the line's number, below zero for a source that other lines named; of a change its place.
    number = models.IntegerField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    # The version that it left, and what was there before, as the ledger writes it; nothing if it was made.
    version = models.PositiveIntegerField()
    before = models.JSONField(null=True)
    has_grade = models.BooleanField(default=False)
    taken_back = models.DateTimeField(null=True, blank=True)
    kept_because = models.TextField(blank=True)

    class Meta:
        db_table = "sources_batch_line"
        verbose_name = "line of a batch"
        ordering = ("number",)
        constraints = [
            # Also finds a batch's lines in their order.
            models.UniqueConstraint(fields=["batch", "number"], name="source_batch_line_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="source_batch_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.source_id} {self.outcome}"
