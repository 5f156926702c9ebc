"""A later version of an item whose article is here already: it brings the next text, or withdraws it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from articles.annotations.operations import revise_article
from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article, tied_to_register
from articles.corpus.operations import metadata_of
from articles.corpus.types import ArticleDraft, ArticleMetadata, PubStatus, RevisionDraft
from articles.disclosure.operations import update_article
from articles.foundation.operations import lock
from articles.foundation.types import Actor
from articles.ingest.errors import OlderVersion
from articles.ingest.rules import draft_of
from articles.ingest.types import DocumentKind, RecognisedArticle

# Their `uri` names the item, whatever its version; that of a web page is only where it lies.
_VERSIONED: frozenset[DocumentKind] = frozenset({"ninjs", "newsml"})


def new_draft(found: RecognisedArticle) -> ArticleDraft:
    """Return what was recognised as the draft of a new article, its credits tied to the register."""
    draft = draft_of(found)
    return replace(draft, metadata=tied_to_register(draft.metadata))


def is_versioned(kind: DocumentKind) -> bool:
    """Tell whether documents of this kind say which work they are a version of, and its status."""
    return kind in _VERSIONED


def earlier_of(actor: Actor, found: RecognisedArticle, kind: DocumentKind) -> Article | None:
    """Return the article that was made of an earlier version of the same item, if the actor may see it."""
    if not is_versioned(kind) or not found.uri:
        return None
    return Article.objects.visible_to(actor).filter(uri=found.uri).order_by("-created", "-id").first()


@transaction.atomic
def follow(
    actor: Actor, article: Article, said: ArticleDraft, *, base: UUID | None = None, recognised: bool = True
) -> Article:
    """Bring an article in step with a later version of its item.

    A canceled item withdraws it and leaves its text. Of the metadata only what each version says anew is
    taken: status, embargo, time and note to editors; an editor may have corrected the rest. `base` is the
    text that the new one replaces, where somebody has looked at it; `recognised` says that nobody chose the
    kinds of its blocks. Raises `OlderVersion`, `AlreadyHere` for what says nothing new, and the errors of
    `revise_article`.
    """
    row = lock(Article.objects.visible_to(actor), id=article.id, version=None)
    if is_older(said.metadata, row):
        raise OlderVersion(
            f"A later version of this item is here already, of {row.version_created:%-d %B %Y, %H:%M} UTC.",
            field="version_created",
        )
    before = metadata_of(row)
    after = _as_said(before, said.metadata)
    if after != before:
        update_article(actor, id=row.id, version=row.version, metadata=after)
    made = False
    if said.metadata.pub_status != PubStatus.CANCELED:
        text = RevisionDraft(said.blocks, base=base, recognised=recognised)
        made = revise_article(actor, id=row.id, draft=text).made
    if after == before and not made:
        raise AlreadyHere(field="uri", article=row.id, headline=row.headline)
    return row


def is_older(said: ArticleMetadata, article: Article) -> bool:
    """Tell whether a version was made before the one that the article has."""
    given, there = said.version_created, article.version_created
    return given is not None and there is not None and given < there


def _as_said(before: ArticleMetadata, said: ArticleMetadata) -> ArticleMetadata:
    """Return the metadata with what the version says of itself."""
    return replace(
        before,
        pub_status=said.pub_status,
        embargoed_until=said.embargoed_until,
        version_created=said.version_created or before.version_created,
        ed_note=said.ed_note or before.ed_note,
    )
