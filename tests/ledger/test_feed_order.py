"""The feed loses nothing, whatever order transactions commit in.

Sequences are handed out when rows are written, but rows appear when their transaction commits. A reader that
remembers the highest id it saw therefore skips what was written earlier and committed later. Each test reads
the same rows by such a plain cursor as well, and shows what it would have lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from threading import Event
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.ledger.operations import record
from articles.ledger.types import Change, Cursor
from tests.factories.users import editor
from tests.sessions import PATIENCE, Session, sessions

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


@dataclass
class FeedReader:
    """Reads the feed as a consumer does: page by page, remembering only its cursor."""

    page: int = 3
    cursor: Cursor = field(default_factory=Cursor)
    seen: list[UUID] = field(default_factory=list)
    places: list[Cursor] = field(default_factory=list)

    def poll(self) -> int:
        rows = list(Entry.objects.committed().after(self.cursor)[: self.page])
        self.seen += [row.subject_id for row in rows]
        self.places += [row.cursor for row in rows]
        self.cursor = rows[-1].cursor if rows else self.cursor
        return len(rows)

    def drain(self) -> None:
        while self.poll():
            pass


@dataclass
class PlainReader:
    """Remembers the highest id: what the feed must not do."""

    last: int = 0
    seen: list[UUID] = field(default_factory=list)

    def poll(self) -> None:
        for row in Entry.objects.filter(id__gt=self.last).order_by("id"):
            self.seen.append(row.subject_id)
            self.last = row.pk


def write(actor: Actor, subject: UUID) -> None:
    record(actor, Change("claim.created", subject, after={}), at=NOON)


def test_a_row_that_commits_late_is_not_overtaken() -> None:
    actor, feed, plain = editor(), FeedReader(), PlainReader()
    early, late = new_id(), new_id()
    with sessions(2) as (slow, quick):
        slow.begin()
        slow.run(write, actor, early)
        quick.run(write, actor, late)
        feed.drain()
        plain.poll()
        assert feed.seen == []
        assert plain.seen == [late]
        slow.commit()
    feed.drain()
    plain.poll()
    assert feed.seen == [early, late]
    assert plain.seen == [late], "a plain cursor would have done as well: this test proves nothing"


def test_a_transaction_that_is_undone_holds_nothing_back_and_shows_nothing() -> None:
    actor, feed = editor(), FeedReader()
    kept = new_id()
    with sessions(2) as (undone, quick):
        undone.begin()
        undone.run(write, actor, new_id())
        quick.run(write, actor, kept)
        undone.roll_back()
    feed.drain()
    assert feed.seen == [kept]


def test_a_reader_does_not_see_what_its_own_transaction_may_still_undo() -> None:
    actor, feed = editor(), FeedReader()
    own, other = new_id(), new_id()
    with sessions(1) as (later,), transaction.atomic():
        write(actor, own)
        later.run(write, actor, other)
        feed.drain()
        assert feed.seen == []
    feed.drain()
    assert feed.seen == [own, other]


def test_a_long_write_in_another_database_of_the_server_holds_nothing_back() -> None:
    actor, feed = editor(), FeedReader()
    subject = new_id()
    parameters = connection.get_connection_params() | {"dbname": "postgres"}
    parameters = {
        key: value for key, value in parameters.items() if key in {"host", "port", "user", "dbname"}
    }
    with psycopg.connect(**parameters) as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        write(actor, subject)
        feed.drain()
        elsewhere.rollback()
    assert feed.seen == [subject]


def test_rows_written_after_a_savepoint_belong_to_the_whole_transaction() -> None:
    actor, feed = editor(), FeedReader()
    first, second, between = new_id(), new_id(), new_id()

    def write_nested() -> None:
        with transaction.atomic():
            write(actor, second)

    with sessions(2) as (nested, quick):
        nested.begin()
        nested.run(write, actor, first)
        quick.run(write, actor, between)
        nested.run(write_nested)
        nested.commit()
    feed.drain()
    assert feed.seen == [first, second, between]


@pytest.mark.parametrize("seed", range(4))
def test_no_interleaving_of_transactions_loses_or_repeats_a_row(seed: int) -> None:
    choose, actor = Random(seed), editor()  # noqa: S311 - the same schedule in every run is the point
    feed, plain = FeedReader(page=2), PlainReader()
    committed: set[UUID] = set()
    with sessions(5) as writers:
        pending: dict[Session, list[UUID]] = {}
        for _ in range(160):
            writer = choose.choice(writers)
            if writer not in pending:
                writer.begin()
                pending[writer] = []
            if choose.random() < 0.6:
                pending[writer].append(new_id())
                writer.run(write, actor, pending[writer][-1])
            elif choose.random() < 0.8:
                writer.commit()
                committed |= set(pending.pop(writer))
            else:
                writer.roll_back()
                pending.pop(writer)
            feed.poll()
            plain.poll()
    feed.drain()
    plain.poll()
    assert len(feed.seen) == len(set(feed.seen))
    assert set(feed.seen) == committed
    assert feed.places == sorted(feed.places)
    assert set(plain.seen) < committed, "a plain cursor would have done as well: this test proves nothing"


def test_readers_that_poll_while_writers_race_see_every_row_once() -> None:
    actor, done = editor(), Event()
    rounds = 40

    def write_pairs() -> list[UUID]:
        written = []
        for _ in range(rounds):
            with transaction.atomic():
                for _ in range(2):
                    written.append(new_id())
                    write(actor, written[-1])
        return written

    def read_along() -> FeedReader:
        reader = FeedReader(page=7)
        while not done.is_set():
            reader.poll()
        reader.drain()
        return reader

    with sessions(6) as opened:
        reading = [session.start(read_along) for session in opened[:2]]
        try:
            writing = [session.start(write_pairs) for session in opened[2:]]
            written = [subject for one in writing for subject in one.result(PATIENCE)]
        finally:
            done.set()
        readers = [one.result(PATIENCE) for one in reading]
    assert len(written) == 4 * rounds * 2
    for reader in readers:
        assert sorted(reader.seen) == sorted(written)
        assert reader.places == sorted(reader.places)
