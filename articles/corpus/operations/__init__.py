"""Writing the corpus: articles with their texts and metadata, and which of them the public may read."""

from articles.corpus.operations.articles import (
    create_article,
    metadata_of,
    update_article,
)
from articles.corpus.operations.many import add_articles
from articles.corpus.operations.publishing import publish_article, unpublish_article
from articles.corpus.operations.revising import add_text

__all__ = [
    "add_articles",
    "add_text",
    "create_article",
    "metadata_of",
    "publish_article",
    "unpublish_article",
    "update_article",
]
