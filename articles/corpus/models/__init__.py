"""The corpus's tables."""

from articles.corpus.models.article import Article, ArticleQuerySet, InfoSource, written
from articles.corpus.models.credits import tied_to_register
from articles.corpus.models.revision import Revision
from articles.corpus.models.visible import open_q, open_sql, visible_parameters, visible_q, visible_sql

__all__ = [
    "Article",
    "ArticleQuerySet",
    "InfoSource",
    "Revision",
    "open_q",
    "open_sql",
    "tied_to_register",
    "visible_parameters",
    "visible_q",
    "visible_sql",
    "written",
]
