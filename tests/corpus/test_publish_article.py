"""Letting the public read an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from articles.corpus.errors import NotPublishable
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of, publish_article, unpublish_article, update_article
from articles.corpus.types import ArticleMetadata
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.articles import article
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

LATER = datetime(2126, 1, 1, tzinfo=UTC)


def verbs(row: Article) -> list[str]:
    return [entry.verb for entry in Entry.objects.about(row.id).order_by("id")]


def readable(row: Article) -> bool:
    """Tell whether anybody may read it, as the row says and as the database finds; both say the same."""
    found = Article.objects.published().filter(id=row.id).exists()
    assert Article.objects.get(id=row.id).is_readable is found
    return found


def test_nothing_is_published_until_an_editor_publishes_it() -> None:
    row = article()
    assert (row.published, readable(row)) == (None, False)


def test_the_ledger_and_the_row_say_who_published_it_and_when() -> None:
    actor, row = editor(), article()
    before = timezone.now()
    made = publish_article(actor, id=row.id)
    assert made.published is not None
    assert before <= made.published <= made.modified
    assert (made.published_by_id, made.version, readable(row)) == (actor.user_id, 1, True)
    (entry,) = Entry.objects.about(row.id).filter(verb="article.published")
    assert (entry.actor_id, entry.article_id, entry.before) == (actor.user_id, row.id, {"published": None})
    assert entry.after == {"published": made.published.isoformat()}


def test_publishing_again_changes_nothing() -> None:
    row = article()
    first, second = (publish_article(editor(), id=row.id) for _ in range(2))
    assert (first.published, first.published_by_id) == (second.published, second.published_by_id)
    assert verbs(row).count("article.published") == 1


def test_it_is_taken_back_once() -> None:
    row = article()
    publish_article(editor(), id=row.id)
    for _ in range(2):
        taken = unpublish_article(editor(), id=row.id)
        assert (taken.published, taken.published_by_id, readable(row)) == (None, None, False)
    assert verbs(row).count("article.unpublished") == 1


@pytest.mark.parametrize(
    ("metadata", "field", "words"),
    [
        ({"pub_status": "withheld"}, "pub_status", "is withheld. Set its status to usable"),
        ({"pub_status": "canceled"}, "pub_status", "is cancelled. Set its status to usable"),
        ({"embargoed_until": LATER}, "embargoed_until", "embargo until 1 January 2126, 00:00 UTC"),
    ],
)
def test_what_is_hidden_is_refused_by_name_with_the_remedy(
    metadata: dict[str, Any], field: str, words: str
) -> None:
    row = article(metadata=ArticleMetadata(**metadata))
    with pytest.raises(NotPublishable, match=words) as refused:
        publish_article(editor(), id=row.id)
    assert [one.field for one in refused.value.problems] == [field]
    assert "article.published" not in verbs(row)


@pytest.mark.parametrize(
    "hiding", [{"pub_status": "withheld"}, {"pub_status": "canceled"}, {"embargoed_until": LATER}]
)
def test_what_hides_it_later_hides_it_at_once_and_publishing_again_is_refused(hiding: dict[str, Any]) -> None:
    actor, row = editor(), article()
    publish_article(actor, id=row.id)
    changed = update_article(actor, id=row.id, version=1, metadata=replace(metadata_of(row), **hiding))
    assert not readable(row)
    assert changed.published is not None
    with pytest.raises(NotPublishable):
        publish_article(actor, id=row.id)
    update_article(actor, id=row.id, version=2, metadata=ArticleMetadata())
    assert readable(row)


def test_an_embargo_that_has_ended_hides_nothing() -> None:
    row = article(metadata=ArticleMetadata(embargoed_until=datetime(2026, 1, 1, tzinfo=UTC)))
    publish_article(editor(), id=row.id)
    assert readable(row)


def test_whoever_may_not_write_articles_may_not_publish_them() -> None:
    row = article()
    for operation in (publish_article, unpublish_article):
        with pytest.raises(Forbidden):
            operation(admin(), id=row.id)
    assert verbs(row) == ["article.created"]


def test_a_missing_article_is_missing() -> None:
    for operation in (publish_article, unpublish_article):
        with pytest.raises(Missing):
            operation(editor(), id=new_id())
