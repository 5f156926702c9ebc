"""Writing the corpus: articles with their texts and metadata, and what of them the public may read."""

from articles.corpus.operations.articles import (
    RELEASED_AT_ONCE,
    create_article,
    metadata_of,
    release_lapsed_embargoes,
    update_article,
)
from articles.corpus.operations.publishing import publish_article, unpublish_article

__all__ = [
    "RELEASED_AT_ONCE",
    "create_article",
    "metadata_of",
    "publish_article",
    "release_lapsed_embargoes",
    "unpublish_article",
    "update_article",
]
