"""The claim, and where it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.annotations.models import Annotation
from articles.claims.types import VerificationStatus
from articles.corpus.models.article import visible_q
from articles.foundation.models import Versioned
from articles.foundation.types import Actor, Permission


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims as the desk, the API and the exports need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the claims that the actor may know of: for who sees only published articles, those in them."""
        if actor.can(Permission.READ) and actor.can(Permission.READ_WITHHELD):
            return self
        return self.filter(Exists(_appearances().filter(visible_q(actor, "annotation__article__"))))

    def with_counts(self, actor: Actor) -> Self:
        """Count in how many live annotations each claim appears, as far as the actor may know: `appearance_count`.

        Counts the rows that are answered, not the table.
        """
        per_claim = (
            _appearances()
            .filter(visible_q(actor, "annotation__article__"))
            .order_by()
            .values("claim")
            .annotate(count=Count("pk"))
        )
        return self.annotate(appearance_count=Coalesce(Subquery(per_claim.values("count")), 0))

    def in_article(self, actor: Actor, article_id: UUID) -> Self:
        """Keep the claims that appear in an article: none, if the actor may not know of it."""
        seen = _appearances().filter(visible_q(actor, "annotation__article__"))
        return self.filter(Exists(seen.filter(annotation__article=article_id)))


def _appearances() -> models.QuerySet[Appearance]:
    """The live appearances of the claim of an outer query."""
    return Appearance.objects.filter(claim=OuterRef("pk"), annotation__deleted=None)


class Claim(Versioned):
    """A proposition of its own, in the newsroom's words (schema.org Claim).

    It appears in articles through annotations. Who is said to have made it is told for each appearance by an
    attribution. `verification_status` is the newsroom's gauge, and follows from its latest verdict.
    """

    statement = models.TextField()
    topics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    # The Admiralty code's second half: 1 confirmed by other sources … 6 cannot be judged.
    credibility = models.PositiveSmallIntegerField(null=True, blank=True)
    verification_status = models.CharField(
        max_length=12, choices=VerificationStatus, default=VerificationStatus.UNVERIFIED
    )

    objects = ClaimQuerySet.as_manager()

    if TYPE_CHECKING:
        appearance_count: int

    class Meta:
        db_table = "claims_claim"
        verbose_name = "claim"
        indexes = [
            # The API's list, by keyset.
            models.Index(fields=["created", "id"], name="claim_by_created"),
            # "Modified after", by keyset.
            models.Index(fields=["modified", "id"], name="claim_by_modified"),
            # Search by words of the statement.
            GinIndex(OpClass("statement", name="gin_trgm_ops"), name="claim_statement_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(credibility=None) | Q(credibility__range=(1, 6)), name="claim_credibility_1_to_6"
            ),
            models.CheckConstraint(
                condition=Q(verification_status__in=VerificationStatus.values), name="claim_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.statement


class Appearance(models.Model):
    """The link from an annotation of kind claim to the claim that its words make."""

    annotation = models.OneToOneField(
        Annotation, primary_key=True, on_delete=models.CASCADE, related_name="appearance"
    )
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="appearances")

    class Meta:
        db_table = "claims_appearance"
        verbose_name = "appearance"

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.annotation_id}"
