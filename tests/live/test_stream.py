"""A stream tells what happens, in order, once, and from where the page left off."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import cast

import pytest
from django.db import connection, transaction

from annotator.live import _catching_up, _stream
from annotator.live._events import told
from annotator.live._hub import Hub
from annotator.live._listener import PRESENCE, Listener
from annotator.live._stream import Stream
from annotator.live._subscription import MOST_WAITING, Subscription
from annotator.web.types import waited_for
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation
from articles.ledger.models import Entry
from articles.ledger.operations import end_of_feed
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.claims import claim as make_claim
from tests.factories.sources import source as make_source
from tests.factories.users import editor
from tests.live.conftest import Listen, read
from tests.sessions import sessions

pytestmark = pytest.mark.django_db(transaction=True)


def row_entries(row: Annotation) -> list[Entry]:
    """Return what the ledger has on a row."""
    return list(told(Entry.objects.about(row.id)))


def stream_of(hub: Hub, listener: Listener) -> Generator[bytes]:
    """Return the body of a stream on an article where nothing happens."""
    stream = Stream(hub, Subscription([make_article().id], knows_hidden=True))
    listener.notice()
    return cast("Generator[bytes]", waited_for(stream))


def test_a_change_is_told_with_its_row_its_article_and_its_place(listen: Listen) -> None:
    actor = editor()
    article = make_article(actor)
    ear = listen(article.id)
    row = make_annotation(actor, article=article)

    message = ear.until("changes")
    assert message.id == str(end_of_feed())
    assert message.data == [
        {
            "verb": "annotation.created",
            "subject": str(row.id),
            "article": str(article.id),
            "claim": None,
            "actor": str(actor.user_id),
            "place": message.id,
        }
    ]


def test_other_articles_are_not_told_of_and_records_that_any_article_may_name_are(listen: Listen) -> None:
    article = make_article()
    ear = listen(article.id)
    make_annotation(article=make_article())
    source = make_source()

    assert [change["subject"] for change in ear.until("changes").data] == [str(source.id)]


def test_whoever_may_not_read_withheld_articles_is_told_of_no_claims_of_others(listen: Listen) -> None:
    article = make_article()
    ear = listen(article.id, knows_hidden=False)
    make_claim()
    source = make_source()

    assert [change["subject"] for change in ear.until("changes").data] == [str(source.id)]


def test_a_page_that_comes_back_is_told_what_it_missed_before_what_happens(listen: Listen) -> None:
    actor = editor()
    article = make_article(actor)
    seen = make_annotation(actor, article=article)
    place = end_of_feed()
    missed = make_annotation(actor, article=article)
    ear = listen(article.id, after=place)
    assert [change["subject"] for change in ear.until("changes").data] == [str(missed.id)]

    fresh = make_annotation(actor, article=article)
    heard = [change["subject"] for change in ear.until("changes").data]
    assert heard == [str(fresh.id)]
    assert str(seen.id) not in heard


def test_a_page_that_missed_too_much_is_told_to_read_everything_anew(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_catching_up, "MOST_MISSED", 2)
    actor = editor()
    article = make_article(actor)
    place = end_of_feed()
    for _ in range(3):
        make_annotation(actor, article=article)
    ear = listen(article.id, after=place)

    assert ear.until("reset").id == str(end_of_feed())


def test_what_an_older_transaction_holds_back_is_told_when_that_has_ended(listen: Listen) -> None:
    actor = editor()
    article = make_article(actor)
    ear = listen(article.id)
    with sessions(1) as (older,):
        older.begin()
        older.run(make_source)
        younger = make_annotation(actor, article=article)
        older.commit()
    told = ear.until("changes").data
    told += [] if len(told) > 1 else ear.until("changes").data

    assert [change["verb"] for change in told] == ["source.created", "annotation.created"]
    assert told[1]["subject"] == str(younger.id)


def test_what_was_rolled_back_is_never_told(listen: Listen) -> None:
    actor = editor()
    article = make_article(actor)
    ear = listen(article.id)
    with transaction.atomic():
        make_annotation(actor, article=article)
        transaction.set_rollback(True)
    kept = make_annotation(actor, article=article)

    assert [change["subject"] for change in ear.until("changes").data] == [str(kept.id)]


def test_a_lost_connection_loses_no_change(listen: Listen, listener: Listener) -> None:
    actor = editor()
    article = make_article(actor)
    ear = listen(article.id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s",
            [f"LISTEN {PRESENCE}%"],
        )
    row = make_annotation(actor, article=article)

    assert [change["subject"] for change in ear.until("changes").data] == [str(row.id)]
    delete_annotation(actor, id=row.id, version=Annotation.objects.get(id=row.id).version)
    assert [change["verb"] for change in ear.until("changes").data] == ["annotation.deleted"]


def test_a_page_that_cannot_keep_up_is_told_to_start_anew_and_holds_up_nobody(hub: Hub) -> None:
    article = make_article()
    slow = Subscription([article.id], knows_hidden=True)
    hub.join(slow)
    hub.admit(slow, [])
    row = make_annotation(article=article)
    entries = row_entries(row)
    done = threading.Event()

    def flood() -> None:
        for _ in range(MOST_WAITING + 1):
            hub.publish(entries)
        done.set()

    thread = threading.Thread(target=flood)
    thread.start()
    assert done.wait(10)
    thread.join()
    event = slow.take(0)
    assert event is not None
    assert (event.name, event.place) == ("reset", str(entries[-1].cursor))
    assert slow.take(0) is None


def test_a_silent_line_beats_so_that_a_dead_one_is_noticed(
    hub: Hub, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = stream_of(hub, listener)
    assert read(next(body)).name == "ready"
    assert read(next(body)).name == "presence"
    monkeypatch.setattr(_stream, "SILENCE", 0.05)
    assert next(body) == b": here\n\n"
    body.close()
    assert hub.is_empty


def test_a_stream_ends_by_itself_so_that_the_browser_is_asked_anew_who_it_is(
    hub: Hub, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_stream, "LIFE", 0.0)
    monkeypatch.setattr(_stream, "SILENCE", 5.0)
    body = stream_of(hub, listener)
    names = [read(next(body)).name, read(next(body)).name]
    monkeypatch.setattr(_stream, "SILENCE", 0.0)

    assert [*names, *body] == ["ready", "presence"]
    assert hub.is_empty


def test_a_sign_of_presence_that_cannot_be_read_ends_nothing(listen: Listen) -> None:
    actor = editor()
    article = make_article(actor)
    ear = listen(article.id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [PRESENCE, '{"page": 1}'])
    row = make_annotation(actor, article=article)

    assert [change["subject"] for change in ear.until("changes").data] == [str(row.id)]
