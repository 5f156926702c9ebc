"""The next text of an article."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from articles.corpus.errors import NotTheCurrentText
from articles.corpus.models import Article, Revision
from articles.corpus.operations._texts import add_revision, check, composed_text, refuse_taken
from articles.corpus.rules import block_problems, headline_of
from articles.corpus.types import ComposedText, RevisionDraft
from articles.foundation.errors import Stale
from articles.foundation.operations import lock, require, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change


def add_text(actor: Actor, *, id: UUID, draft: RevisionDraft) -> tuple[Article, Revision, Revision]:
    """Give an article its next text, within the caller's transaction, and leave its marks where they are.

    Return the article, locked, with its text before and its text now. The same text is no new one: then both
    are the same row. Callers use `annotations`, which calls this and carries the marks. Raises `Forbidden`,
    `Missing`, `Stale`, `BadArticle`, `NotTheCurrentText`, `IdInUse`, and `anchoring`'s error for characters
    that no text may hold.
    """
    require(actor, Permission.WRITE_ARTICLES)
    check(block_problems(draft.blocks))
    composed = composed_text(draft.blocks)
    article = lock(Article.objects.visible_to(actor), id=id, version=None)
    old = article.latest
    if _is_same(old, composed, draft):
        return article, old, old
    _refuse_stale(article, draft)
    refuse_taken(draft.id)
    touch(article, timezone.now(), by=actor)
    new = add_revision(actor, article, composed, number=old.number + 1, now=article.modified, id=draft.id)
    article.current, article.headline = new, headline_of(composed)
    article.save(update_fields=["current", "headline", "version", "modified", "modified_by"])
    after = {
        "article": str(article.id),
        "number": new.number,
        "sha256": new.sha256,
        "length": new.length,
        "headline": article.headline,
    }
    ledger.record(
        actor, Change("revision.created", new.id, after=after, article_id=article.id), at=article.modified
    )
    return article, old, new


def _is_same(old: Revision, composed: ComposedText, draft: RevisionDraft) -> bool:
    """Tell whether this is the text that the article has. Kinds of blocks count if somebody chose them."""
    if old.text != composed.text:
        return False
    return draft.recognised or old.blocks == composed.blocks


def _refuse_stale(article: Article, draft: RevisionDraft) -> None:
    """Raise the refusal of a text that was written without knowing the article's current one."""
    if draft.base is not None and draft.base != article.current_id:
        raise NotTheCurrentText(current=article.latest.id, number=article.latest.number)
    if draft.version is not None and draft.version != article.version:
        raise Stale(
            f"This article was changed since you read it: you have version {draft.version}, the current "
            f"version is {article.version}. Compare them and send your text again.",
            current=article,
        )
