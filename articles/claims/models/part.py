"""What all parts of a claim's record share: responses, figures, evidence, verdicts, relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from articles.claims.models.claim import Claim
from articles.foundation.models import Deletable, DeletableQuerySet
from articles.foundation.types import Actor, Permission


class PartQuerySet[M: "ClaimPart"](DeletableQuerySet[M]):
    """Parts of claims as the desk, the API and the exports need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the parts of claims, and about articles, that the actor may know of."""
        if actor.can(Permission.READ) and actor.can(Permission.READ_WITHHELD):
            return self
        known = Claim.objects.visible_to(actor).values("pk")
        return self.filter(self.model.place_q(actor), claim__in=known)

    def of_claim(self, claim_id: UUID) -> Self:
        """Keep the parts of a claim and of all claims that it was merged with."""
        return self.filter(claim__canonical__in=Claim.objects.filter(pk=claim_id).values("canonical"))

    def in_article(self, actor: Actor, article_id: UUID) -> Self:
        """Keep the parts of the claims that an article speaks of."""
        return self.filter(claim__in=Claim.objects.spoken_of_in(actor, article_id).values("pk"))


class ClaimPart(Deletable):
    """A row about one claim. It can be deleted and restored."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="%(class)s_rows")

    if TYPE_CHECKING:
        claim_id: UUID

    class Meta:
        abstract = True

    @classmethod
    def place_q(cls, actor: Actor) -> Q:  # noqa: ARG003 - for parts that have a place
        """Return the condition on the other rows that the part names, for actors who may not know every
        article.
        """
        return Q()

    @property
    def place_article(self) -> UUID | None:
        """The article that the row is about, if it names one: its history reads along it."""
        return None


def part_indexes(noun: str) -> list[models.Index]:
    """Return the indexes of a table of parts."""
    return [
        # The API's list, by keyset.
        models.Index(fields=["created", "id"], name=f"{noun}_by_created"),
        # "Modified after", by keyset.
        models.Index(fields=["modified", "id"], name=f"{noun}_by_modified"),
    ]
