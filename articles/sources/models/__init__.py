"""The register's tables."""

from articles.sources.models.batch import BatchLine, SourceBatch
from articles.sources.models.groups import SourceGroup, SourcePreview, source_group
from articles.sources.models.judgement import SourceJudgement
from articles.sources.models.links import SourceRole, SourceTie
from articles.sources.models.rating import Rating, RatingQuerySet, grade_at, reliability_at
from articles.sources.models.source import Source, SourceName, SourceQuerySet, fetch_ratings

__all__ = [
    "BatchLine",
    "Rating",
    "RatingQuerySet",
    "Source",
    "SourceBatch",
    "SourceGroup",
    "SourceJudgement",
    "SourceName",
    "SourcePreview",
    "SourceQuerySet",
    "SourceRole",
    "SourceTie",
    "fetch_ratings",
    "grade_at",
    "reliability_at",
    "source_group",
]
