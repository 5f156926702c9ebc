"""The response: one party's answer on one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from articles.annotations.models import Annotation
from articles.claims.models.part import ClaimPart, PartQuerySet, part_indexes
from articles.claims.types import Answer
from articles.corpus.models import Article, visible_q
from articles.foundation.types import Actor
from articles.sources.models import Source


class Response(ClaimPart):
    """What a party said, or didn't say, when asked about a claim, with the time, the words and the article.

    Every answer is a row of its own, so that a silence that later became a denial stays on record.
    """

    party = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="responses")
    answer = models.CharField(max_length=16, choices=Answer)
    answered = models.DateTimeField(null=True, blank=True)
    # The annotation that holds the answer's words; `article` is then that annotation's article.
    words = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    note = models.TextField(blank=True)

    objects = PartQuerySet["Response"].as_manager()

    if TYPE_CHECKING:
        party_id: UUID
        words_id: UUID | None
        article_id: UUID | None

    class Meta:
        db_table = "claims_response"
        verbose_name = "response"
        indexes = part_indexes("response")
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="response_answer_known"),
            models.CheckConstraint(
                condition=Q(words=None) | Q(article__isnull=False), name="response_words_have_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} by {self.party_id}"

    @property
    def shown_party(self) -> UUID | None:
        """The party, as far as the reader it was fetched for may know."""
        return getattr(self, "told_party", self.party_id)

    @classmethod
    def place_q(cls, actor: Actor) -> Q:
        """Keep answers of no article, or of one that the actor may know."""
        return Q(article=None) | visible_q(actor, "article__")

    @property
    def place_article(self) -> UUID | None:
        """The article that has the answer."""
        return self.article_id
