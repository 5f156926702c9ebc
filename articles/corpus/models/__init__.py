"""The corpus's tables."""

from articles.corpus.models.article import Article, InfoSource, visible_parameters, visible_sql
from articles.corpus.models.revision import Revision

__all__ = ["Article", "InfoSource", "Revision", "visible_parameters", "visible_sql"]
