"""The corpus's tables."""

from articles.corpus.models.article import Article, InfoSource
from articles.corpus.models.revision import Revision

__all__ = ["Article", "InfoSource", "Revision"]
