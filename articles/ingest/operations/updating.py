"""A later version of an item whose article is here already: it brings the next text, or withdraws it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from articles.annotations.operations import revise_article
from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.corpus.types import ArticleMetadata, BlockDraft, PubStatus, RevisionDraft
from articles.disclosure.operations import update_article
from articles.foundation.operations import lock
from articles.foundation.types import Actor
from articles.ingest.errors import OlderVersion
from articles.ingest.types import DocumentKind, RecognisedArticle

# Their `uri` names the item, whatever its version; that of a web page is only where it lies.
_VERSIONED: frozenset[DocumentKind] = frozenset({"ninjs", "newsml"})


def earlier_of(actor: Actor, found: RecognisedArticle, kind: DocumentKind) -> Article | None:
    """Return the article that was made of an earlier version of the same item, if the actor may see it."""
    if kind not in _VERSIONED or not found.uri:
        return None
    return Article.objects.visible_to(actor).filter(uri=found.uri).order_by("-created", "-id").first()


@transaction.atomic
def follow(actor: Actor, article: Article, found: RecognisedArticle) -> Article:
    """Bring an article in step with a later version of its item.

    A canceled item withdraws it and leaves its text. Of the metadata only what each version says anew is
    taken: status, embargo, time and note to editors; an editor may have corrected the rest. Raises
    `OlderVersion`, `AlreadyHere` for what says nothing new, and the errors of `revise_article`.
    """
    row = lock(Article.objects.visible_to(actor), id=article.id, version=None)
    given = found.version_created
    if given and row.version_created and given < row.version_created:
        raise OlderVersion(
            f"A later version of this item is here already, of {row.version_created:%-d %B %Y, %H:%M} UTC.",
            field="version_created",
        )
    before = metadata_of(row)
    after = _as_said(before, found)
    if after != before:
        update_article(actor, id=row.id, version=row.version, metadata=after)
    made = False
    if found.pub_status != PubStatus.CANCELED:
        blocks = tuple(BlockDraft(block.kind, block.text) for block in found.blocks)
        made = revise_article(actor, id=row.id, draft=RevisionDraft(blocks, recognised=True)).made
    if after == before and not made:
        raise AlreadyHere(field="uri", article=row.id, headline=row.headline)
    return row


def _as_said(before: ArticleMetadata, found: RecognisedArticle) -> ArticleMetadata:
    """Return the metadata with what the version says of itself."""
    return replace(
        before,
        pub_status=found.pub_status,
        embargoed_until=found.embargoed_until,
        version_created=found.version_created or before.version_created,
        ed_note=found.ed_note or before.ed_note,
    )
