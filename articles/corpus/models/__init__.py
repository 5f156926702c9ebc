"""The corpus's tables."""

from articles.corpus.models.article import (
    Article,
    ArticleQuerySet,
    InfoSource,
    visible_parameters,
    visible_q,
    visible_sql,
    written,
)
from articles.corpus.models.revision import Revision

__all__ = [
    "Article",
    "ArticleQuerySet",
    "InfoSource",
    "Revision",
    "visible_parameters",
    "visible_q",
    "visible_sql",
    "written",
]
