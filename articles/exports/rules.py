"""The room's pure parts that others may use: the shapes of rows, and the vocabulary's context.

The REST API answers in these shapes, so that an export and an answer never say two different things.
"""

from articles.exports._formats.vocabulary import ANNO_CONTEXT, CONTEXT
from articles.exports._part_shapes import (
    evidence_shape,
    figure_shape,
    relation_shape,
    response_shape,
    verdict_shape,
)
from articles.exports._record_shapes import (
    entity_shape,
    rating_shape,
    role_shape,
    source_shape,
    tie_shape,
)
from articles.exports._shapes import (
    Shape,
    annotation_shape,
    article_shape,
    attribution_shape,
    claim_shape,
    revision_shape,
    revision_text_shape,
)

__all__ = [
    "ANNO_CONTEXT",
    "CONTEXT",
    "Shape",
    "annotation_shape",
    "article_shape",
    "attribution_shape",
    "claim_shape",
    "entity_shape",
    "evidence_shape",
    "figure_shape",
    "rating_shape",
    "relation_shape",
    "response_shape",
    "revision_shape",
    "revision_text_shape",
    "role_shape",
    "source_shape",
    "tie_shape",
    "verdict_shape",
]
