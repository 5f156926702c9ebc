"""The verdict: a dated, reasoned decision on a claim (schema.org ClaimReview)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from articles.claims.models.evidence import Evidence
from articles.claims.models.part import ClaimPart, PartQuerySet, part_indexes
from articles.claims.types import Scale, VerificationStatus


class VerdictQuerySet(PartQuerySet["Verdict"]):
    """Verdicts as the desk, the API and the exports need them."""

    def latest_first(self) -> Self:
        """Put the verdict in force first. One that was entered later wins over one of the same time."""
        return self.order_by("-decided", "-created", "-id")

    def with_evidence(self) -> Self:
        """Fetch the evidence rows along, in one further query."""
        return self.prefetch_related("evidence_rows")


class Verdict(ClaimPart):
    """The newsroom's decision: a status, perhaps a rating, the reason, the evidence, who is responsible, and
    when.

    It is never edited. A later verdict supersedes it; one that was entered by mistake is withdrawn. The
    claim's `verification_status` is that of the latest verdict in force.
    """

    status = models.CharField(max_length=12, choices=VerificationStatus)
    rating_value = models.SmallIntegerField(null=True, blank=True)
    rating_worst = models.SmallIntegerField(null=True, blank=True)
    rating_best = models.SmallIntegerField(null=True, blank=True)
    # The rating in words, such as "Mostly false" (ClaimReview's alternateName).
    alternate_name = models.CharField(max_length=100, blank=True)
    reason = models.TextField()
    author = models.CharField(max_length=300)
    decided = models.DateTimeField()

    objects = VerdictQuerySet.as_manager()

    class Meta:
        db_table = "claims_verdict"
        verbose_name = "verdict"
        indexes = [
            *part_indexes("verdict"),
            # The verdict in force on a claim.
            models.Index(fields=["claim", "-decided", "-created", "-id"], name="verdict_in_force"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=VerificationStatus.values), name="verdict_status_known"
            ),
            models.CheckConstraint(
                condition=Q(rating_value=None, rating_worst=None, rating_best=None)
                | Q(rating_value__gte=F("rating_worst"), rating_value__lte=F("rating_best")),
                name="verdict_rating_on_its_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.claim_id}"

    @property
    def rating(self) -> Scale | None:
        """The rating as one value."""
        if self.rating_value is None or self.rating_worst is None or self.rating_best is None:
            return None
        return Scale(self.rating_value, self.rating_worst, self.rating_best)


class VerdictEvidence(models.Model):
    """One piece of evidence that a verdict rests on."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="evidence_rows")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="verdict_rows")
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "claims_verdict_evidence"
        verbose_name = "evidence of a verdict"
        verbose_name_plural = "evidence of verdicts"
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["verdict", "evidence"], name="verdict_evidence_once")]

    def __str__(self) -> str:
        return f"{self.evidence_id}"
