"""Rows as the database writes them down itself: documents of JSON, and columns."""

from articles.shapes.models.columns import annotation_columns
from articles.shapes.models.documents import (
    annotation_document,
    annotation_documents,
    annotation_lines,
    article_documents,
    article_lines,
)

__all__ = [
    "annotation_columns",
    "annotation_document",
    "annotation_documents",
    "annotation_lines",
    "article_documents",
    "article_lines",
]
