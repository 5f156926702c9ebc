"""Rows written by the database itself, as JSON documents and as columns."""

from articles.shapes.models.chains import (
    attribution_documents,
    attribution_lines,
    claim_documents,
    claim_lines,
)
from articles.shapes.models.columns import annotation_columns
from articles.shapes.models.documents import (
    annotation_document,
    annotation_documents,
    annotation_lines,
    article_documents,
    article_lines,
    whole_article,
)
from articles.shapes.models.parts import part_documents, part_lines
from articles.shapes.models.registers import (
    entity_documents,
    entity_lines,
    rating_documents,
    rating_lines,
    source_documents,
    source_lines,
)

__all__ = [
    "annotation_columns",
    "annotation_document",
    "annotation_documents",
    "annotation_lines",
    "article_documents",
    "article_lines",
    "attribution_documents",
    "attribution_lines",
    "claim_documents",
    "claim_lines",
    "entity_documents",
    "entity_lines",
    "part_documents",
    "part_lines",
    "rating_documents",
    "rating_lines",
    "source_documents",
    "source_lines",
    "whole_article",
]
