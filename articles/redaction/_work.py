"""One pass over everything: look for the words, then blank them in one short transaction, or only count.

The search holds no transaction. The writing is one, so that nobody sees a text that is blanked and a mark on
it that isn't, and it is short, because readers of the feed wait for whoever is writing. What was written
between the two is found by the next pass: whoever calls this goes on until a pass finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import F

from articles.annotations.models import Anchor
from articles.corpus.models import Article, Revision
from articles.foundation.models import Versioned
from articles.ledger import operations as ledger
from articles.ledger.models import Entry
from articles.ledger.types import Change
from articles.likeness.operations import forget_texts
from articles.redaction import _texts
from articles.redaction._blanking import batches, call, changes_of, kept_apart, write
from articles.redaction._columns import Column, Holds, Table, root_of, tables
from articles.redaction._history import blanked_entries, rewrite
from articles.redaction._searching import search
from articles.redaction._sessions import blank_sessions
from articles.redaction._texts import Texts
from articles.redaction.models import Redaction
from articles.redaction.rules import Blanker
from articles.redaction.types import Found, worker_for
from articles.sources.models import Rating

_PIECES = Table(Anchor, (Column("pieces", "jsonb", Holds.JSON, None),))


class Pass:
    """One pass. With `writes` it blanks; without, it counts what would be blanked."""

    def __init__(self, redaction: Redaction, blanker: Blanker, *, writes: bool) -> None:
        self.found = Found(articles=list(redaction.found.get("articles", [])))
        self._redaction = redaction
        self._blanker = blanker
        self._writes = writes
        self._counted: set[tuple[type, Any]] = set()
        # The rows that people read, each with what the feed tells of it.
        self._told: dict[UUID, models.Model] = {}

    def look(self, beat: Callable[[], None]) -> dict[type, list[Any]]:
        """Return the rows that may hold the words. Raises `BadRedaction` for words that occur everywhere."""
        return search([*tables(), _PIECES], self._blanker.pattern, on_table=beat)

    @transaction.atomic
    def apply(self, keys: dict[type, list[Any]], now: datetime) -> Found:
        """Blank what `look` has found, or count it."""
        if self._writes:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 0")
                # Two workers, one of which was taken for dead, would wait for each other's rows in some
                # order.
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext('redaction'))")
        texts = self._texts(keys.get(Revision, []))
        for table in tables():
            if table.model in keys and table.model not in {Revision, Entry}:
                self._table(table, keys[table.model])
        self._history(keys.get(Entry, []), texts)
        self._tell(now)
        if sessions := blank_sessions(self._blanker, writes=self._writes):
            self.found.rows["sessions"] = sessions
        return self.found

    def _texts(self, keys: list[Any]) -> dict[UUID, Texts]:
        """Blank texts and renew the quotations from them; return all texts that are blanked, by article."""
        changed = _texts.revisions(keys, self._blanker)
        earlier = {UUID(id) for id in self.found.articles}
        by_article: dict[UUID, Texts] = {}
        present: dict[UUID, str] = {}
        articles = earlier | {revision.article_id for revision, _ in changed.values()}
        for revision in Revision.objects.filter(article__in=articles).order_by("pk"):
            _, text = changed.get(revision.pk, (revision, revision.text))
            by_article.setdefault(revision.article_id, Texts()).add(revision, text)
            present[revision.pk] = text
        for revision, text in changed.values():
            if self._writes:
                call("corpus_redact", self._redaction.id, str(revision.pk), text)
            self._count(revision)
            self._headline(revision, text)
        self.found.articles = sorted(map(str, articles))
        if self._writes:
            forget_texts(articles)
        self._anchors(present)
        return by_article

    def _headline(self, revision: Revision, text: str) -> None:
        """Let the article's headline follow its current text."""
        article = Article.objects.get(pk=revision.article_id)
        headline = _texts.headline(article, revision, text)
        if headline != article.headline:
            self._count(article)
            if self._writes:
                Article.objects.filter(pk=article.pk).update(headline=headline)

    def _anchors(self, texts: dict[UUID, str]) -> None:
        """Let the marks on these texts quote the new words."""
        if not self._writes:
            return
        for id, pieces in _texts.anchors(texts).items():
            write(_PIECES, {id: {"pieces": pieces}})
            self._count(Anchor.objects.select_related("annotation").get(pk=id))

    def _table(self, table: Table, keys: list[Any]) -> None:
        """Blank the rows of one table."""
        only_grows = issubclass(table.model, Rating)
        for row in batches(table.model, keys, locked=self._writes and not only_grows):
            changed = changes_of(row, table, self._blanker)
            if not changed:
                continue
            self._count(row)
            if self._writes and only_grows:
                now = {name: changed.get(name, getattr(row, name)) for name in ("rater", "reason")}
                call("sources_redact_rating", self._redaction.id, str(row.pk), now["rater"], now["reason"])
            elif self._writes:
                write(table, {row.pk: kept_apart(row, changed)})

    def _history(self, keys: list[Any], texts: dict[UUID, Texts]) -> None:
        """Blank the ledger."""
        changed = []
        for id, parts in blanked_entries(keys, texts, self._blanker):
            self.found.count("ledger entries", id)
            changed.append((id, parts))
        if self._writes:
            rewrite(self._redaction.id, changed)

    def _count(self, row: models.Model) -> None:
        """Count a row once, and remember what the feed is to tell of."""
        if (type(row), row.pk) in self._counted:
            return
        self._counted.add((type(row), row.pk))
        self.found.count(str(row._meta.verbose_name_plural), row.pk)
        root = root_of(row) or row
        if isinstance(root.pk, UUID) and root._meta.app_label.startswith("articles_"):
            self._told[root.pk] = root

    def _tell(self, now: datetime) -> None:
        """Count a change of each row that people read, and let the feed say that it must be read again."""
        if not self._writes:
            return
        by_model: dict[type[Versioned], list[UUID]] = {}
        for row in self._told.values():
            if isinstance(row, Versioned):
                by_model.setdefault(type(row), []).append(row.pk)
        for model, ids in by_model.items():
            rows = model._default_manager.filter(pk__in=ids)
            rows.update(version=F("version") + 1, modified=now, modified_by=self._redaction.created_by_id)
        actor = worker_for(self._redaction.created_by_id)
        ledger.record_all(actor, self._changes(self._told.values()), at=now)

    def _changes(self, rows: Iterable[models.Model]) -> Iterable[Change]:
        """Yield what the feed tells of each row: that it was redacted, and nothing of what it says."""
        for row in rows:
            after = {"redaction": str(self._redaction.id)}
            if claim := getattr(row, "claim_id", None):
                after["claim"] = str(claim)
            yield Change(
                f"{row._meta.verbose_name}.redacted", row.pk, after=after, article_id=_article_of(row)
            )


def _article_of(row: models.Model) -> UUID | None:
    """Return the article whose history a row belongs to."""
    if isinstance(row, Article):
        return row.pk
    content = getattr(row, "content", None)
    place: UUID | None = getattr(row, "place_article", None) or getattr(content or row, "article_id", None)
    return place
