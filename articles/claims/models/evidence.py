"""Evidence for or against a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from articles.annotations.models import Annotation
from articles.claims.models.part import ClaimPart, PartQuerySet, part_indexes
from articles.claims.types import EvidenceKind, EvidenceStance
from articles.corpus.models import visible_q
from articles.foundation.types import Actor


class Evidence(ClaimPart):
    """A passage of an article, a web page with the day on which it was read, or a note."""

    stance = models.CharField(max_length=7, choices=EvidenceStance)
    annotation = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    url = models.CharField(max_length=2000, blank=True)
    retrieved = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    objects = PartQuerySet["Evidence"].as_manager()

    if TYPE_CHECKING:
        annotation_id: UUID | None

    class Meta:
        db_table = "claims_evidence"
        verbose_name = "evidence"
        verbose_name_plural = "evidence"
        indexes = part_indexes("evidence")
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=EvidenceStance.values), name="evidence_stance_known"
            ),
            models.CheckConstraint(condition=Q(annotation=None) | Q(url=""), name="evidence_passage_or_page"),
            models.CheckConstraint(
                condition=Q(url="") | Q(retrieved__isnull=False), name="evidence_page_has_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.stance} {self.claim_id}"

    @property
    def kind(self) -> str:
        """The kind of evidence, by the fields that it has."""
        kind = (
            EvidenceKind.PASSAGE
            if self.annotation_id
            else EvidenceKind.URL
            if self.url
            else EvidenceKind.NOTE
        )
        return kind.value

    @classmethod
    def place_q(cls, actor: Actor) -> Q:
        """Keep evidence that is no passage, or a passage of an article that the actor may know."""
        return Q(annotation=None) | visible_q(actor, "annotation__article__")

    @property
    def place_article(self) -> UUID | None:
        """The article of the passage. Reads `annotation`."""
        return self.annotation.article_id if self.annotation else None
