"""The claim, and where it appears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchRank
from django.db import models
from django.db.models import Count, Exists, F, FloatField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from articles.annotations.models import Annotation
from articles.claims.models.wording import (
    MOST_COMPARED,
    WORDS,
    Folded,
    all_but_one,
    likeness_to,
    telling_words,
    words_of,
)
from articles.claims.types import VerificationStatus
from articles.corpus.models import Article, visible_q
from articles.foundation.types import Actor, Permission
from articles.registers.models import (
    SHORTEST_FUZZY,
    Mergeable,
    MergeableQuerySet,
    merge_constraints,
    merge_index,
)

# Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, and Han.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# So many with the very words that somebody looks for are a page: other spellings aren't looked for.
_ENOUGH = 100
# Characters beyond this number make a comparison slow and hardly better.
_COMPARED_LENGTH = 1_000


class ClaimQuerySet(MergeableQuerySet["Claim"]):
    """Claims as the desk, the API and the exports need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the claims that the actor may know of: for who sees only published articles, those in them.

        Each by its own appearances, whatever it was merged with: its statement may tell of an article that is
        withheld. Only a claim that never appeared anywhere, such as one that was worded for several to be
        merged into it, is known by those.
        """
        if sees_all(actor):
            return self
        seen = Appearance.objects.filter(visible_q(actor, "annotation__article__"), annotation__deleted=None)
        own, merged = seen.filter(claim=OuterRef("pk")), seen.filter(claim__survivor=OuterRef("pk"))
        ever = Appearance.objects.filter(claim=OuterRef("pk"))
        return self.filter(Exists(own) | (~Exists(ever) & Exists(merged)))

    def with_counts(self, actor: Actor) -> Self:
        """Count in how many live annotations each claim appears, as far as the actor may know:
        `appearance_count`.

        Appearances of all claims that were merged count together. Counts the rows that are answered, not the
        table.
        """
        per_claim = (
            _appearances()
            .filter(visible_q(actor, "annotation__article__"))
            .order_by()
            .values("claim__canonical")
            .annotate(count=Count("pk"))
        )
        return self.annotate(appearance_count=Coalesce(Subquery(per_claim.values("count")), 0))

    def in_article(self, actor: Actor, article_id: UUID) -> Self:
        """Keep the claims that appear in an article, with all that they were merged with.

        None, if the actor may not know of the article.
        """
        seen = Appearance.objects.filter(visible_q(actor, "annotation__article__"), annotation__deleted=None)
        return self.filter(
            canonical__in=seen.filter(annotation__article=article_id).values("claim__canonical")
        )

    def spoken_of_in(self, actor: Actor, article_id: UUID) -> Self:
        """Keep the claims that an article speaks of, with all that they were merged with. None, if the actor
        may not know of the article.
        """
        return self.filter(spoken_of_q(Article.objects.visible_to(actor).filter(pk=article_id).values("pk")))

    def on_topic(self, topic: str) -> Self:
        """Keep the claims that have just this topic."""
        # The index leaves out claims without topics, and is only used if the query says so too.
        return self.filter(~Q(topics=[]), topics__contains=[topic])

    def saying(self, text: str, known: ClaimQuerySet | None = None) -> Self:
        """Keep the claims with these words, even if misspelled, the best match first.

        `known` are the claims whose words also count for those that they were merged with. Without it, each
        claim is found by its own. When thousands have the words, the latest hundreds are ranked.
        """
        typed = Folded(Value(text))
        rows, key = self._found(known), "pk" if known is None else "canonical"
        exact = list(rows.filter(folded__contains=typed).values_list(key, flat=True)[:MOST_COMPARED])
        # Only where few have them as they were typed: comparing spellings takes a hundred times as long.
        found = [] if len(exact) >= _ENOUGH else self._spelled_otherwise(rows, text)
        alike = {*exact, *(id for one in found for id in one.values_list(key, flat=True)[:MOST_COMPARED])}
        return self._likest(known, {f"{key}__in": alike}, likeness_to(text))

    @staticmethod
    def _spelled_otherwise(rows: ClaimQuerySet, text: str) -> list[ClaimQuerySet]:
        """Return the claims with a word like this one, or with all but one of these words."""
        words = words_of(text)
        if len(text) < SHORTEST_FUZZY:
            return []
        if (wanted := all_but_one(words)) is not None:
            return [rows.annotate(words=WORDS).filter(words=wanted)]
        return [rows.order_by().filter(folded__trigram_word_similar=Folded(Value(text)))]

    def close_to(self, statement: str, known: ClaimQuerySet | None = None) -> Self:
        """Keep the claims that may be the same as this statement, the closest first. `known` as in `saying`.

        Found by full-text search for its longer words, as far as these tell statements apart (in scripts
        without spaces, by trigrams), and compared by rank and by trigrams together.
        """
        said = words_of(statement)
        if not said:
            return self.none()
        wanted = telling_words(said)
        if wanted is None:
            return self.saying(statement, known)
        rank, compared = SearchRank(WORDS, wanted), statement[:_COMPARED_LENGTH]
        rows = self._found(known)
        key = "pk" if known is None else "canonical"
        found = rows.annotate(words=WORDS).filter(words=wanted).order_by(rank.desc(), "id")
        alike = {*found.values_list(key, flat=True)[:MOST_COMPARED]}
        if _UNSPACED.search(compared):
            near = rows.order_by().filter(folded__trigram_word_similar=Folded(Value(compared)))
            alike |= {*near.values_list(key, flat=True)[:MOST_COMPARED]}
        likeness = likeness_to(compared) + rank
        return self._likest(known, {f"{key}__in": alike}, likeness, _LEAST_CLOSENESS)

    def _found(self, known: ClaimQuerySet | None) -> ClaimQuerySet:
        """Return the claims among which words are looked for, the latest first, as far as they or those that
        they are one with are asked for.
        """
        rows = Claim.objects.all() if known is None else known
        if self.query.where:
            # Whatever else is asked for is asked before some of many are chosen.
            one = {"pk" if known is None else "canonical": OuterRef("pk" if known is None else "canonical")}
            rows = rows.filter(Exists(self.order_by().filter(**one)))
        return rows.order_by("-created", "-id")

    def _likest(
        self,
        known: ClaimQuerySet | None,
        alike: dict[str, set[UUID]],
        likeness: Combinable,
        least: float | None = None,
    ) -> Self:
        """Keep the claims that were found by themselves or by their group, the likest first."""
        rows = self.filter(**alike)
        if known is None:
            rows = rows.annotate(closeness=likeness)
        else:
            group = known.filter(canonical=OuterRef("canonical")).order_by()
            best = group.values("canonical").annotate(best=Max(likeness)).values("best")
            rows = rows.annotate(closeness=Subquery(best, output_field=FloatField()))
        close = rows if least is None else rows.filter(closeness__gte=least)
        return close.order_by(F("closeness").desc(), "id")


def spoken_of_q(articles: QuerySet[Any, Any]) -> Q:
    """Return the condition on claims that these articles, given by their ids, speak of.

    They make them, or hold an answer to them, a passage for or against them, or the words of their figures.
    """
    ways = (
        Q(appearances__annotation__article__in=articles, appearances__annotation__deleted=None),
        Q(response_rows__article__in=articles, response_rows__deleted=None),
        *(
            Q(
                **{
                    f"{kind}_rows__deleted": None,
                    f"{kind}_rows__annotation__article__in": articles,
                    f"{kind}_rows__annotation__deleted": None,
                }
            )
            for kind in ("evidence", "figure")
        ),
    )
    rows = Claim.objects.order_by()
    found = [rows.filter(way).values("canonical") for way in ways]
    # One set: asked with "or", every claim would be looked at.
    return Q(canonical__in=found[0].union(*found[1:]))


def sees_all(actor: Actor) -> bool:
    """Tell whether no article, and so no claim, is hidden from the actor."""
    return actor.can(Permission.READ) and actor.can(Permission.READ_WITHHELD)


# Of a claim that is offered as perhaps the same: below it, statements share words but not their meaning.
_LEAST_CLOSENESS = 0.35


def _appearances() -> models.QuerySet[Appearance]:
    """The live appearances of the claim of an outer query, and of all that it was merged with."""
    return Appearance.objects.filter(claim__canonical=OuterRef("canonical"), annotation__deleted=None)


class Claim(Mergeable):
    """A proposition of its own, in the newsroom's words (schema.org Claim).

    It appears in articles through annotations. For each appearance, an attribution says who is said to have
    made it. `verification_status` is the newsroom's gauge, set by the latest verdict.
    """

    statement = models.TextField()
    # What searches compare.
    folded = models.GeneratedField(
        expression=Folded("statement"), output_field=models.TextField(), db_persist=True
    )
    topics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    # The Admiralty code's second half: from 1, confirmed by other sources, to 6, cannot be judged.
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
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="claim_folded_trigrams"),
            # Claims that may be the same as a new one.
            GinIndex(WORDS, name="claim_statement_words"),
            # Claims of a topic.
            GinIndex(fields=["topics"], name="claim_by_topic", condition=~Q(topics=[])),
            merge_index("claim"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(credibility=None) | Q(credibility__range=(1, 6)), name="claim_credibility_1_to_6"
            ),
            models.CheckConstraint(
                condition=Q(verification_status__in=VerificationStatus.values), name="claim_status_known"
            ),
            *merge_constraints("claim"),
        ]

    def __str__(self) -> str:
        return self.statement

    @property
    def shown_status(self) -> str:
        """The newsroom's gauge, as far as the reader it was fetched for may know the verdicts."""
        return getattr(self, "told_status", self.verification_status)


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
