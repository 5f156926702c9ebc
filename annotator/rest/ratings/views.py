"""Ratings: how reliable sources are. They are never changed, only added. If a day has several, the last one
counts.
"""

from __future__ import annotations

from annotator.rest.ratings.filters import RatingFilters
from annotator.rest.ratings.serializers import RatingCreate, RatingOutput, SentRating
from annotator.rest.resources import Collection, Readable, Resource
from articles.claims.models import known_sources, knows_confidences, names_q
from articles.foundation.types import Permission
from articles.shapes.models import rating_documents
from articles.shapes.rules import rating_shape
from articles.sources.models import Rating, RatingQuerySet
from articles.sources.operations import rate_source


class RatingRows(Resource[Rating]):
    """Where ratings are found, and how they are shown."""

    noun, plural = "rating", "ratings"
    writes = Permission.MANAGE_SOURCES
    output = RatingOutput
    shape = staticmethod(rating_shape)

    def rows(self) -> RatingQuerySet:
        """Return all ratings of sources that the caller may know by name."""
        rows = Rating.objects.select_related("created_by")
        if knows_confidences(self.actor):
            return rows
        return rows.filter(source__in=known_sources(self.actor).filter(names_q(self.actor)))


class Ratings(RatingRows, Collection[Rating, SentRating]):
    """All ratings, including those that a later one has superseded."""

    filters = RatingFilters
    documents = staticmethod(rating_documents)
    create_shape = RatingCreate()

    def make(self, sent: SentRating) -> tuple[Rating, bool]:
        """Rate a source, in the caller's name unless it says whose judgement it is."""
        draft = sent.otherwise(rater=self.actor.name).new()
        return rate_source(self.actor, source_id=sent.source, draft=draft, id=sent.id)


class RatingItem(RatingRows, Readable[Rating]):
    """One rating."""
