"""History only grows: the database itself refuses anything else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.ledger.operations import record, record_all
from articles.ledger.types import Change
from tests.factories.api_keys import program
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    return editor()


@pytest.fixture
def entry(actor: Actor) -> Entry:
    record(actor, Change("claim.created", new_id(), after={"statement": "It rained."}), at=NOON)
    return Entry.objects.get()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET verb = 'claim.forged'",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "TRUNCATE ledger_entry CASCADE",
    ],
)
def test_the_database_refuses_to_change_history(entry: Entry, statement: str) -> None:
    with connection.cursor() as cursor:
        # Nothing of the insert may still be waiting for the commit, or TRUNCATE is refused for that.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute(statement)
    assert Entry.objects.get().verb == entry.verb == "claim.created"


def test_the_models_own_ways_are_refused_too(entry: Entry) -> None:
    entry.verb = "claim.forged"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.delete()
    assert Entry.objects.get().verb == "claim.created"


def test_an_entry_says_who_did_what_to_which_row_when(actor: Actor) -> None:
    subject, article = new_id(), new_id()
    change = Change("claim.updated", subject, before={"a": 1}, after={"a": 2}, article_id=article)
    record(actor, change, at=NOON)
    row = Entry.objects.get()
    assert (row.verb, row.subject_id, row.article_id) == ("claim.updated", subject, article)
    assert (row.before, row.after, row.at) == ({"a": 1}, {"a": 2}, NOON)
    assert (row.actor_id, row.agent) == (actor.user_id, "")


def test_what_a_program_does_stands_under_its_name() -> None:
    actor = program()
    record(actor, Change("claim.created", new_id(), after={}), at=NOON)
    assert Entry.objects.get(verb="claim.created").agent == actor.name


def test_entries_are_written_in_the_order_given_and_all_in_one_transaction(actor: Actor) -> None:
    changes = [Change(f"claim.step{number}", new_id(), after={}) for number in range(5)]
    record_all(actor, iter(changes), at=NOON)
    rows = Entry.objects.order_by("id")
    assert [row.verb for row in rows] == [change.verb for change in changes]
    assert len({row.xid for row in rows}) == 1


def test_one_rows_history_is_read_oldest_first_without_the_others(actor: Actor) -> None:
    mine, other = new_id(), new_id()
    for verb, subject in (("claim.created", mine), ("claim.created", other), ("claim.updated", mine)):
        record(actor, Change(verb, subject, after={}), at=NOON)
    assert [row.verb for row in Entry.objects.about(mine)] == ["claim.created", "claim.updated"]
