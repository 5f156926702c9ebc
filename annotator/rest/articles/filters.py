"""Filters of the list of articles."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import LONGEST_SEARCH, ActorFilters, ModifiedAfter
from articles.annotations.models import Annotation
from articles.claims.models import Claim, known_sources
from articles.corpus.models import Article, ArticleQuerySet, InfoSource
from articles.corpus.types import PubStatus
from articles.likeness.models import Pair


class ArticleFilters(ActorFilters):
    """By words of the headline, status, language, address, credit, topic, tag, maker and time."""

    headline = filters.CharFilter(
        method="headed", max_length=LONGEST_SEARCH, help_text="Words of the headline."
    )
    pub_status = filters.ChoiceFilter(choices=PubStatus.choices)
    language = filters.CharFilter(max_length=35)
    uri = filters.CharFilter(max_length=2000, help_text="The article's own address, or its provider's id.")
    credit = filters.CharFilter(
        method="credited",
        max_length=300,
        help_text="Articles with this credit: its name as it stands there, or the id of its source, with all "
        "that the source was merged with.",
    )
    topic = filters.CharFilter(
        method="on_topic", max_length=100, help_text="Articles in which a claim with just this topic appears."
    )
    tag = filters.CharFilter(
        method="with_tag", max_length=100, help_text="Articles with an annotation that has just this tag."
    )
    resembles = filters.UUIDFilter(
        method="similar",
        help_text="Articles in which at least half of this one's text stands, or the reverse.",
    )
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def headed(self, rows: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """Keep the articles with these words in the headline."""
        return rows.headed(value)

    def credited(self, rows: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """Keep the articles with the credit."""
        try:
            source = UUID(value)
        except ValueError:
            return rows.credited(value)
        one = known_sources(self.actor).filter(pk=source).values("canonical")
        return rows.filter(pk__in=InfoSource.objects.filter(source__canonical__in=one).values("article"))

    def similar(self, rows: ArticleQuerySet, _name: str, value: UUID) -> ArticleQuerySet:
        """Keep the articles that share much of an article's text; none, if the actor may not know of it."""
        beside = Pair.objects.beside(Article.objects.visible_to(self.actor).filter(pk=value))
        return rows.filter(pk__in=beside)

    def on_topic(self, rows: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """Keep the articles that state a claim with the topic. Merged claims count as one."""
        claims = Claim.objects.visible_to(self.actor).on_topic(value).values("canonical")
        stated = Annotation.objects.live().filter(appearance__claim__canonical__in=claims)
        return rows.filter(pk__in=stated.values("article"))

    def with_tag(self, rows: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """Keep the articles with such an annotation."""
        return rows.filter(pk__in=Annotation.objects.live().tagged(value).values("article"))
