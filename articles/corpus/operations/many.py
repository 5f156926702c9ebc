"""Many articles at once: the same rows, checks and entries as one by one, in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from django.db import transaction
from django.utils import timezone

from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article, InfoSource, Revision
from articles.corpus.operations._texts import new_revision
from articles.corpus.operations.articles import (
    checked,
    content_of,
    made,
    new_article,
    one_story_at_a_time,
)
from articles.corpus.rules import digest_of, headline_of
from articles.corpus.types import ArticleDraft, ComposedText, PubStatus
from articles.foundation.models import copy_rows, insert_rows, new_id
from articles.foundation.operations import require, require_rows
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.ledger.types import Snapshot
from articles.sources.models import Source

_REVISION = (
    "id", "article_id", "number", "text", "block_table", "sentence_table", "sha256", "length", "created",
    "created_by_id",
)  # fmt: skip


# An article and whether this call made it, or that it is here already.
type Added = tuple[Article, bool] | AlreadyHere


@dataclass(frozen=True, slots=True)
class _Story:
    """An article that can be saved, as far as it shows by itself."""

    id: UUID
    draft: ArticleDraft
    composed: ComposedText
    digest: str
    content: Snapshot

    @property
    def keys(self) -> list[tuple[str, str]]:
        """What other articles may share with it: its text, and its address if it has one."""
        keys = (("text", self.digest), ("uri", self.draft.metadata.uri))
        return [key for key in keys if key[1]]


@transaction.atomic
def add_articles(actor: Actor, *, drafts: Sequence[tuple[ArticleDraft, UUID | None]]) -> list[Added]:
    """Save articles with their first revisions, all or none, but for those that are here already.

    As `create_article` with `once` for each. Raises its other errors, of the first article that has one.
    """
    require(actor, Permission.WRITE_ARTICLES)
    stories = [_story(draft, id) for draft, id in drafts]
    one_story_at_a_time((one.digest, one.draft.metadata.uri) for one in stories)
    given = {id: one.content for one, (_, id) in zip(stories, drafts, strict=True) if id}
    seen = ledger.repeated(actor, verb="article.created", creates=given) if given else set()
    here = _here(actor, [one for one in stories if one.id not in seen])
    fresh = [one for one in stories if one.id not in seen and one.id not in here]
    _refuse(fresh)
    rows = {row.id: row for row in _write(actor, fresh)}
    old = Article.objects.select_related("current").in_bulk(seen) if seen else {}
    return [here.get(one.id) or ((rows.get(one.id) or old[one.id]), one.id in rows) for one in stories]


def _story(draft: ArticleDraft, id: UUID | None) -> _Story:
    """Return the article with what is worked out of it. Raises what `checked` raises."""
    composed = checked(draft)
    digest = digest_of(composed.text)
    return _Story(id or new_id(), draft, composed, digest, content_of(draft, composed, digest))


def _here(actor: Actor, stories: Sequence[_Story]) -> dict[UUID, AlreadyHere]:
    """Return those that are in the corpus already, as far as the actor may know, or come before among
    these.
    """
    keys = [key for one in stories for key in one.keys]
    digests, uris = ([value for field, value in keys if field == name] for name in ("text", "uri"))
    visible = Article.objects.visible_to(actor).usable_by(digests=digests, uris=uris)
    known = {key: (row.id, row.headline) for key, row in visible.items()}
    found = {}
    for one in stories:
        shared = next((key for key in one.keys if key in known), None)
        if shared:
            id, headline = known[shared]
            found[one.id] = AlreadyHere(field=shared[0], article=id, headline=headline)
        elif one.draft.metadata.pub_status == PubStatus.USABLE:
            known |= dict.fromkeys(one.keys, (one.id, headline_of(one.composed)))
    return found


def _refuse(stories: Sequence[_Story]) -> None:
    """Raise if a text's id is taken, or if a credited source isn't there."""
    ids = [one.draft.revision for one in stories if one.draft.revision]
    if taken := Revision.objects.filter(id__in=ids).values_list("id", flat=True).first() if ids else None:
        message = f"The id {taken} is already in use for another text. Use a new one, or leave it out."
        raise IdInUse(message, field="revision")
    credited = [
        (f"info_sources.{index}.source", credit.source)
        for one in stories
        for index, credit in enumerate(one.draft.metadata.info_sources)
    ]
    require_rows(Source.objects.all(), credited)


def _write(actor: Actor, stories: Sequence[_Story]) -> list[Article]:
    """Write the articles, their texts and credits, and what the ledger says of them."""
    now = timezone.now()
    rows = []
    for one in stories:
        article = new_article(actor, one.draft, one.composed, id=one.id, now=now)
        article.current = new_revision(actor, article, one.composed, number=1, now=now, id=one.draft.revision)
        rows.append(article)
    # An article names its text, and a text its article: the database looks at the end of the transaction.
    insert_rows(rows)
    copy_rows(Revision, _REVISION, (_values(row.latest) for row in rows))
    insert_rows(
        InfoSource(article=row, position=position, name=c.name.strip(), role=c.role, source_id=c.source)
        for row, one in zip(rows, stories, strict=True)
        for position, c in enumerate(one.draft.metadata.info_sources)
    )
    changes = (made(row, one.content) for row, one in zip(rows, stories, strict=True))
    ledger.record_lines(actor, (change for both in changes for change in both), at=now)
    return rows


def _values(text: Revision) -> tuple[object, ...]:
    """Return the columns of a revision."""
    return (
        text.id, text.article_id, text.number, text.text, orjson.dumps(text.block_table).decode(),
        orjson.dumps(text.sentence_table).decode(), text.sha256, text.length, text.created,
        text.created_by_id,
    )  # fmt: skip
