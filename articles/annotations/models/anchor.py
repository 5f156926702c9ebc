"""The anchor: where an annotation sits on one revision."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from articles.anchoring.types import DescribedPiece
from articles.annotations.types import AnchorStatus
from articles.corpus.models import Revision

PLACELESS = (AnchorStatus.AMBIGUOUS, AnchorStatus.ORPHANED)
PROVED = (AnchorStatus.ANCHORED, AnchorStatus.MOVED)
DOUBTFUL = (AnchorStatus.ALTERED, *PLACELESS)
PLACED = tuple(status for status in AnchorStatus if status not in PLACELESS)


class AnchorQuerySet(models.QuerySet["Anchor"]):
    """Anchors as reviewing needs them."""

    def in_doubt(self) -> Self:
        """Keep those of live marks on current texts that carrying left to a person, and that nobody has
        settled yet.
        """
        here = self.filter(annotation__deleted=None, revision=F("annotation__article__current"))
        return here.filter(status__in=DOUBTFUL, carried__isnull=False, settled=None)


class Anchor(models.Model):
    """One or more pieces of a revision's text, each with its own words and their surroundings.

    This room's operations check on writing that `text[start:end] == exact` holds for every piece; the text
    itself never changes.
    """

    annotation = models.ForeignKey(
        "articles_annotations.Annotation", on_delete=models.CASCADE, related_name="anchors"
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="anchors")
    status = models.CharField(max_length=10, choices=AnchorStatus, default=AnchorStatus.ANCHORED)
    # 1.0 for exact words; below that, how alike the words are that a quote was found as.
    score = models.FloatField(default=1.0)
    # [{start, end, exact, prefix, suffix}], in text order; empty when the words have no place on this
    # revision (orphaned, or in several places): then the anchor on an earlier revision says which words they
    # were.
    pieces = models.JSONField()
    # The first piece's start and the last one's end, to find what lies in a stretch of text.
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    # What carrying it here from an earlier revision found: {status, score, pieces, candidates, reasons},
    # places as [start, end]. Kept when a person decides otherwise, so that they can take it back. Null for a
    # mark made here, and for one whose words simply stand in their place.
    carried = models.JSONField(null=True, editable=False)
    # When a person said what is right, after carrying had left it in doubt.
    settled = models.DateTimeField(null=True, editable=False)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        db_table = "annotations_anchor"
        verbose_name = "anchor"
        indexes = [
            # The annotations of a revision in text order.
            models.Index(fields=["revision", "start", "end"], name="anchor_in_text_order"),
            # What is in doubt, by its status: next to nothing, of many.
            models.Index(
                fields=["status", "annotation"],
                name="anchor_by_status",
                condition=~Q(status=AnchorStatus.ANCHORED),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "revision"], name="anchor_once_per_revision"),
            models.CheckConstraint(
                condition=Q(status__in=PLACED, start__lt=F("end"), start__isnull=False, end__isnull=False)
                | Q(status__in=PLACELESS, pieces=[], start=None, end=None),
                name="anchor_placed_or_placeless",
            ),
            models.CheckConstraint(condition=Q(score__range=(0, 1)), name="anchor_score_0_to_1"),
            models.CheckConstraint(condition=Q(status__in=AnchorStatus.values), name="anchor_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.pieces else self.status

    @property
    def described(self) -> tuple[DescribedPiece, ...]:
        """The pieces as values."""
        return tuple(DescribedPiece(**piece) for piece in self.pieces)
