"""Telling readers of articles that were hidden from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.disclosure import tasks
from articles.disclosure.operations import release_lapsed_embargoes, update_article
from articles.ledger.models import Entry
from tests.factories.articles import article
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

LATER = datetime(2126, 1, 1, tzinfo=UTC)
EARLIER = datetime(2026, 1, 1, tzinfo=UTC)


def released(id: UUID) -> list[Entry]:
    """Return the entries that tell of the article's release."""
    return list(Entry.objects.about(id).filter(verb="article.released"))


def lapse(row: Article, *, seconds: int = 60) -> None:
    """Let the article's embargo end that long ago, as time does: without an operation."""
    Article.objects.filter(id=row.id).update(embargoed_until=timezone.now() - timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("hidden", "opened"),
    [
        ({"pub_status": PubStatus.WITHHELD}, {"pub_status": PubStatus.USABLE}),
        ({"pub_status": PubStatus.CANCELED}, {"pub_status": PubStatus.USABLE}),
        ({"embargoed_until": LATER}, {"embargoed_until": None}),
        ({"embargoed_until": LATER}, {"embargoed_until": EARLIER}),
    ],
)
def test_a_change_that_opens_an_article_releases_it(
    hidden: dict[str, object], opened: dict[str, object]
) -> None:
    actor = editor()
    row = article(actor, metadata=ArticleMetadata(**hidden))  # type: ignore[arg-type] # by name
    assert row.released is None
    metadata = replace(metadata_of(row), **opened)  # type: ignore[arg-type] # by name
    changed = update_article(actor, id=row.id, version=1, metadata=metadata)
    (entry,) = released(row.id)
    assert (entry.actor_id, entry.article_id, entry.at) == (actor.user_id, row.id, changed.modified)
    assert changed.released == changed.modified
    assert release_lapsed_embargoes() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"slugline": "NEW"}),
        ({"pub_status": PubStatus.WITHHELD}, {"slugline": "NEW"}),
        ({"pub_status": PubStatus.WITHHELD}, {"pub_status": PubStatus.USABLE, "embargoed_until": LATER}),
        ({"embargoed_until": LATER}, {"pub_status": PubStatus.WITHHELD, "embargoed_until": None}),
        ({}, {"pub_status": PubStatus.CANCELED}),
    ],
)
def test_a_change_that_opens_nothing_releases_nothing(
    before: dict[str, object], after: dict[str, object]
) -> None:
    row = article(metadata=ArticleMetadata(**before))  # type: ignore[arg-type] # by name
    metadata = replace(metadata_of(row), **after)  # type: ignore[arg-type] # by name
    update_article(editor(), id=row.id, version=1, metadata=metadata)
    assert released(row.id) == []


def test_an_article_that_was_hidden_again_is_released_again() -> None:
    actor, row = editor(), article()
    for version, status in enumerate(
        (PubStatus.WITHHELD, PubStatus.USABLE, PubStatus.CANCELED, PubStatus.USABLE)
    ):
        metadata = ArticleMetadata(pub_status=status)
        update_article(actor, id=row.id, version=version + 1, metadata=metadata)
    assert len(released(row.id)) == 2


def test_an_embargo_that_lapses_is_told_once() -> None:
    actor = editor()
    row = article(actor, metadata=ArticleMetadata(embargoed_until=LATER))
    assert release_lapsed_embargoes() == []
    lapse(row)
    assert release_lapsed_embargoes() == [row.id]
    assert release_lapsed_embargoes() == []
    (entry,) = released(row.id)
    assert (entry.actor_id, entry.agent) == (actor.user_id, "Galley, when the embargo lapsed")
    now = Article.objects.get()
    assert (now.version, now.modified, now.released) == (1, entry.at, entry.at)
    assert now.modified > row.modified


def test_what_is_withheld_beside_its_embargo_is_not_released_by_the_clock() -> None:
    row = article(metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD, embargoed_until=LATER))
    lapse(row)
    assert release_lapsed_embargoes() == []


def test_an_embargo_that_ends_this_second_waits_until_every_clock_agrees() -> None:
    row = article(metadata=ArticleMetadata(embargoed_until=LATER))
    lapse(row, seconds=1)
    assert release_lapsed_embargoes() == []


def test_the_beat_rings_for_a_task_that_there_is() -> None:
    row = article(metadata=ArticleMetadata(embargoed_until=LATER))
    lapse(row)
    tasks.release_lapsed_embargoes()
    assert len(released(row.id)) == 1
    scheduled = {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.release_lapsed_embargoes.name in scheduled
