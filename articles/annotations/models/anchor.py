"""The anchor: where an annotation sits on one revision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.anchoring.types import DescribedPiece
from articles.annotations.types import AnchorStatus
from articles.corpus.models import Revision


class Anchor(models.Model):
    """One or more pieces of a revision's text, each with its own words and their surroundings.

    The write-time check of this room's operations is what keeps `text[start:end] == exact` true for every
    stored piece; the text itself can't change under it.
    """

    annotation = models.ForeignKey(
        "articles_annotations.Annotation", on_delete=models.CASCADE, related_name="anchors"
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="anchors")
    status = models.CharField(max_length=10, choices=AnchorStatus, default=AnchorStatus.ANCHORED)
    # 1.0 for exact words; below that, how alike the words are that a quote was found as.
    score = models.FloatField(default=1.0)
    # [{start, end, exact, prefix, suffix}], in text order.
    pieces = models.JSONField()
    # The first piece's start and the last one's end, to find what lies in a stretch of text.
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        db_table = "annotations_anchor"
        verbose_name = "anchor"
        indexes = [
            # The annotations of a revision in text order.
            models.Index(fields=["revision", "start", "end"], name="anchor_in_text_order"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "revision"], name="anchor_once_per_revision"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="anchor_start_before_end"),
            models.CheckConstraint(condition=Q(status__in=AnchorStatus.values), name="anchor_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

    @property
    def described(self) -> tuple[DescribedPiece, ...]:
        """The pieces as values."""
        return tuple(DescribedPiece(**piece) for piece in self.pieces)
