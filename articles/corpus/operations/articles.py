"""An article with its first revision, and changes of its metadata."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article, InfoSource
from articles.corpus.operations._texts import add_revision, check, composed_text, refuse_taken
from articles.corpus.rules import block_problems, digest_of, headline_of, is_open, metadata_problems
from articles.corpus.types import ArticleDraft, ArticleMetadata, ComposedText
from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, require_rows, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change, Snapshot
from articles.sources.models import Source

_METADATA_COLUMNS = (
    "slugline", "language", "by", "located", "version_created", "pub_status", "embargoed_until", "ed_note",
    "uri",
)  # fmt: skip

_HOLD = """
    SELECT pg_advisory_xact_lock(held.key)
    FROM (SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(%s::text[]) name ORDER BY key) held
"""


@creation
def create_article(
    actor: Actor, *, draft: ArticleDraft, id: UUID | None = None, once: bool = False
) -> tuple[Article, bool]:
    """Save an article with its first revision; return it, and whether this call made it.

    The same create sent twice makes one row. With `once`, a story whose text or address is here already is
    refused, if the actor may see the article that has it. Raises `Forbidden`, `BadArticle`, `AlreadyHere`,
    `Dangling` (a credited source), `IdInUse`, and `anchoring`'s error for characters that no text may hold.
    """
    require(actor, Permission.WRITE_ARTICLES)
    composed = checked(draft)
    digest = digest_of(composed.text)
    content = content_of(draft, composed, digest)
    if once:
        one_story_at_a_time([(digest, draft.metadata.uri)])
    if id and ledger.repeated(actor, verb="article.created", creates={id: content}):
        return Article.objects.with_credits().select_related("current").get(id=id), False
    refuse_taken(draft.revision)
    if once:
        _refuse_same(actor, digest=digest, uri=draft.metadata.uri)
    now = timezone.now()
    article = new_article(actor, draft, composed, id=id, now=now)
    article.save(force_insert=True)
    article.current = add_revision(actor, article, composed, number=1, now=now, id=draft.revision)
    article.save(update_fields=["current"])
    _write_credits(article, draft.metadata)
    ledger.record(actor, *made(article, content), at=now)
    return article, True


def made(article: Article, content: Snapshot) -> tuple[Change, Change]:
    """Return what the ledger says of a new article and its text."""
    text = article.latest
    revision = {"number": text.number, "sha256": text.sha256, "length": text.length}
    return (
        Change("article.created", article.id, after=content, article_id=article.id),
        Change("revision.created", text.id, after=revision, article_id=article.id),
    )


@transaction.atomic
def update_article(actor: Actor, *, id: UUID, version: int, metadata: ArticleMetadata) -> Article:
    """Replace the metadata of an article that is still at `version`.

    `released` then says whether outsiders may read it. Callers use `disclosure`, which calls this and tells
    outsiders about the change. Raises `Forbidden`, `Missing`, `Stale`, `BadArticle`, `Dangling` (a credited
    source).
    """
    require(actor, Permission.WRITE_ARTICLES)
    article = lock(Article.objects.visible_to(actor), id=id, version=version)
    check(metadata_problems(metadata))
    before = snapshot(metadata_of(article))
    _fill(article, metadata)
    touch(article, timezone.now(), by=actor)
    opens = is_open(metadata, article.modified)
    article.released = (article.released or article.modified) if opens else None
    article.save()
    _write_credits(article, metadata)
    change = Change(
        "article.updated", article.id, before=before, after=snapshot(metadata), article_id=article.id
    )
    ledger.record(actor, change, at=article.modified)
    return Article.objects.with_credits().without_text().get(id=id)


def metadata_of(article: Article) -> ArticleMetadata:
    """Return the article's present metadata, to change and pass to `update_article`."""
    columns = {name: getattr(article, name) for name in _METADATA_COLUMNS}
    return ArticleMetadata(**columns, info_sources=article.info_sources)


def checked(draft: ArticleDraft) -> ComposedText:
    """Return the text of an article that can be saved. Raises `BadArticle` with every problem, and
    `anchoring`'s error for characters that no text may hold.
    """
    check(block_problems(draft.blocks) + metadata_problems(draft.metadata))
    return composed_text(draft.blocks)


def content_of(draft: ArticleDraft, composed: ComposedText, digest: str) -> Snapshot:
    """Return a new article as the ledger keeps it."""
    # Blocks hold no blank line, so that the text and the kinds together say where each block lies.
    kinds = [block.kind for block in composed.blocks]
    content = snapshot(draft.metadata) | {
        "sha256": digest,
        "headline": headline_of(composed),
        "blocks": kinds,
    }
    return content | ({"revision": str(draft.revision)} if draft.revision else {})


def one_story_at_a_time(stories: Iterable[tuple[str, str]]) -> None:
    """Wait for whoever is adding a story with one of these texts or addresses: what they add is then seen."""
    names = [
        f"{what} {value}"
        for story in stories
        for what, value in zip(("text", "uri"), story, strict=True)
        if value
    ]
    with connection.cursor() as cursor:
        # In one order, so that no two wait for each other.
        cursor.execute(_HOLD, [names])


def _refuse_same(actor: Actor, *, digest: str, uri: str) -> None:
    """Raise `AlreadyHere` if the actor may see a usable article with this text or address."""
    found = Article.objects.visible_to(actor).usable_with(digest=digest, uri=uri)
    if found is not None:
        article, field = found
        raise AlreadyHere(field=field, article=article.id, headline=article.headline)


def _fill(article: Article, metadata: ArticleMetadata) -> None:
    """Put the metadata's own columns on the row."""
    for name in _METADATA_COLUMNS:
        setattr(article, name, getattr(metadata, name))


def new_article(
    actor: Actor, draft: ArticleDraft, composed: ComposedText, *, id: UUID | None, now: datetime
) -> Article:
    """Return the article without its revision, not yet saved."""
    article = Article(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    _fill(article, draft.metadata)
    # An article that is open from the start is announced by its creation.
    article.released = now if is_open(draft.metadata, now) else None
    article.headline = headline_of(composed)
    return article


def _write_credits(article: Article, metadata: ArticleMetadata) -> None:
    """Replace the article's credits. Raises `Dangling` for a source that is not in the register."""
    rows = metadata.info_sources
    require_rows(
        Source.objects.all(), [(f"info_sources.{index}.source", c.source) for index, c in enumerate(rows)]
    )
    article.info_source_rows.all().delete()
    InfoSource.objects.bulk_create(
        InfoSource(article=article, position=position, name=c.name.strip(), role=c.role, source_id=c.source)
        for position, c in enumerate(rows)
    )
