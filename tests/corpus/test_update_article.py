"""Changing an article's metadata."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from articles.corpus.errors import BadArticle
from articles.corpus.models import Article, Revision
from articles.corpus.operations import metadata_of, update_article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.foundation.errors import Dangling, Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

OLD = ArticleMetadata(slugline="OLD", info_sources=(InfoSourceDraft("AP", "wire"),))


def test_metadata_is_replaced_credits_included_and_the_text_stays() -> None:
    old, afp = article(metadata=OLD), source(name="AFP")
    embargo = datetime(2030, 1, 1, tzinfo=UTC)
    credited = (InfoSourceDraft("AFP", "wire", afp.id), InfoSourceDraft("The Desk", "publisher"))
    metadata = ArticleMetadata(slugline="NEW", embargoed_until=embargo, info_sources=credited)
    row = update_article(editor(), id=old.id, version=1, metadata=metadata)
    assert metadata_of(row) == metadata
    assert (row.version, row.headline) == (2, old.headline)
    assert row.modified > row.created
    assert Revision.objects.get().text == old.latest.text


def test_the_ledger_keeps_what_was_before() -> None:
    actor, old = editor(), article(metadata=OLD)
    update_article(actor, id=old.id, version=1, metadata=replace(OLD, pub_status="withheld", info_sources=()))
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert (entry.verb, entry.actor_id, entry.article_id) == ("article.updated", actor.user_id, old.id)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["pub_status"], entry.after["pub_status"]) == ("usable", "withheld")
    assert (len(entry.before["info_sources"]), entry.after["info_sources"]) == (1, [])


def test_a_stale_version_is_refused_with_the_article_as_it_is_now() -> None:
    old = article(metadata=OLD)
    update_article(editor(), id=old.id, version=1, metadata=replace(OLD, slugline="FIRST"))
    with pytest.raises(Stale) as refused:
        update_article(editor(), id=old.id, version=1, metadata=replace(OLD, slugline="SECOND"))
    current = refused.value.current
    assert isinstance(current, Article)
    assert (current.slugline, current.version) == ("FIRST", 2)
    assert Article.objects.get().slugline == "FIRST"


def test_who_may_not_write_articles_is_refused() -> None:
    old = article(metadata=OLD)
    for actor in (reader(), admin()):
        with pytest.raises(Forbidden):
            update_article(actor, id=old.id, version=1, metadata=ArticleMetadata())
    assert Article.objects.get().version == 1


def test_bad_metadata_is_refused_by_field_and_nothing_changes() -> None:
    old = article(metadata=OLD)
    with pytest.raises(BadArticle) as refused:
        update_article(editor(), id=old.id, version=1, metadata=replace(OLD, language="english!"))
    assert [problem.field for problem in refused.value.problems] == ["language"]
    bad = replace(OLD, info_sources=(InfoSourceDraft("AFP", "wire", new_id()),))
    with pytest.raises(Dangling):
        update_article(editor(), id=old.id, version=1, metadata=bad)
    assert metadata_of(Article.objects.get()) == OLD


def test_an_unknown_id_is_missing() -> None:
    with pytest.raises(Missing, match="article"):
        update_article(editor(), id=new_id(), version=1, metadata=OLD)
