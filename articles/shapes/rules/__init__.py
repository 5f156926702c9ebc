"""The shape of one row of each kind.

Each function takes a row, and its docstring says what must be fetched with it. It runs no query, and returns
a new dict. Annotations have no such function: the database writes all of them.
"""

from articles.shapes.rules.articles import article_shape, revision_shape, revision_text_shape
from articles.shapes.rules.claims import (
    attribution_shape,
    claim_shape,
    evidence_shape,
    figure_shape,
    relation_shape,
    response_shape,
    verdict_shape,
)
from articles.shapes.rules.records import entity_shape, rating_shape, role_shape, source_shape, tie_shape
from articles.shapes.rules.stamps import user_shape

__all__ = [
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
    "user_shape",
    "verdict_shape",
]
