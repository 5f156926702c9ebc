"""Publishing an article with its marks, and unpublishing it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.corpus.errors import NotPublishable
from articles.corpus.models import Article
from articles.corpus.rules import publication_problems
from articles.foundation.operations import lock, require
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change


@transaction.atomic
def publish_article(actor: Actor, *, id: UUID) -> Article:
    """Let anybody read the article. One that is already published stays as it is.

    As with a release, `modified` changes and `version` doesn't: an editor who has the article open can't
    overwrite any of this. Raises `Forbidden`, `Missing`, `NotPublishable` (withheld, canceled, under
    embargo).
    """
    require(actor, Permission.WRITE_ARTICLES)
    article, now = lock(Article.objects.visible_to(actor), id=id, version=None), timezone.now()
    if problems := publication_problems(article.pub_status, article.embargoed_until, now):
        raise NotPublishable(" ".join(one.message for one in problems), problems=problems)
    if article.published is None:
        _set(actor, "article.published", article, now)
    return article


@transaction.atomic
def unpublish_article(actor: Actor, *, id: UUID) -> Article:
    """Take the article back from the public; one that isn't published stays as it is.

    Raises `Forbidden`, `Missing`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    article = lock(Article.objects.visible_to(actor), id=id, version=None)
    if article.published is not None:
        _set(actor, "article.unpublished", article, None)
    return article


def _set(actor: Actor, verb: str, article: Article, published: datetime | None) -> None:
    """Set since when the article is published, and by whom; null for not published."""
    before, after = ({"published": moment} for moment in (article.published, published))
    article.published, article.modified = published, timezone.now()
    article.published_by_id = actor.user_id if published else None
    article.save(update_fields=["published", "published_by", "modified"])
    change = Change(verb, article.id, before=snapshot(before), after=snapshot(after), article_id=article.id)
    ledger.record(actor, change, at=article.modified)
