"""The table of export jobs; and rows as the documents that leave the desk."""

from articles.exports.models.columns import annotation_columns
from articles.exports.models.documents import (
    Document,
    annotation_document,
    annotation_documents,
    annotation_lines,
    article_documents,
    article_lines,
)
from articles.exports.models.export_job import TRANSITIONS, ExportJob

__all__ = [
    "TRANSITIONS",
    "Document",
    "ExportJob",
    "annotation_columns",
    "annotation_document",
    "annotation_documents",
    "annotation_lines",
    "article_documents",
    "article_lines",
]
