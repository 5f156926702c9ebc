"""What was recognised about an article, in the corpus's words."""

from __future__ import annotations

from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, CreditRole, InfoSourceDraft
from articles.ingest.types import RecognisedArticle


def metadata_of(article: RecognisedArticle) -> ArticleMetadata:
    """Return the recognised metadata. The corpus has no credits for reporters and editors: they become
    "other".
    """
    return ArticleMetadata(
        slugline=article.slugline,
        ed_note=article.ed_note,
        language=article.language,
        by=article.by,
        located=article.located,
        version_created=article.version_created,
        pub_status=article.pub_status,
        embargoed_until=article.embargoed_until,
        uri=article.uri,
        info_sources=tuple(
            InfoSourceDraft(one.name, one.role if one.role in CreditRole.values else CreditRole.OTHER)
            for one in article.info_sources
        ),
    )


def draft_of(found: RecognisedArticle) -> ArticleDraft:
    """Return what was recognised as the draft of an article."""
    return ArticleDraft(
        tuple(BlockDraft(block.kind, block.text) for block in found.blocks), metadata_of(found)
    )
