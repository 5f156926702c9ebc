"""Appending to the ledger, and asking it whether a create was already done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import orjson
from django.db import connection

from articles.foundation.models import copy_rows, insert_rows
from articles.foundation.types import Actor
from articles.ledger.errors import BadCursor, IdInUse
from articles.ledger.models import Entry
from articles.ledger.rules import says_the_same
from articles.ledger.types import Change, Cursor, Snapshot

# Two 64-bit numbers and a dash, with room to spare.
LONGEST_CURSOR = 40
# The channel of PostgreSQL's NOTIFY on which every commit with an entry rings (migration 0002).
BELL = "ledger"


def record(actor: Actor, *changes: Change, at: datetime) -> None:
    """Append the changes, in their order, within the caller's transaction."""
    record_all(actor, changes, at=at)


def record_all(actor: Actor, changes: Iterable[Change], *, at: datetime) -> None:
    """Append many changes in batches, within the caller's transaction."""
    insert_rows(
        Entry(
            at=at,
            verb=change.verb,
            subject_id=change.subject_id,
            article_id=change.article_id,
            actor_id=actor.user_id,
            agent=actor.origin.agent,
            before=change.before,
            after=change.after,
        )
        for change in changes
    )


def record_lines(actor: Actor, changes: Iterable[Change], *, at: datetime) -> None:
    """Append changes by the thousand, within the caller's transaction. As `record_all`, and quicker."""
    names = ("at", "verb", "subject_id", "article_id", "actor_id", "agent", "before", "after")
    copy_rows(
        Entry,
        names,
        (
            (
                at,
                one.verb,
                one.subject_id,
                one.article_id,
                actor.user_id,
                actor.origin.agent,
                *(None if side is None else orjson.dumps(side).decode() for side in (one.before, one.after)),
            )
            for one in changes
        ),
    )


def repeated(actor: Actor, *, verb: str, creates: Mapping[UUID, Snapshot]) -> set[UUID]:
    """Return the ids that this actor has already created with the same content.

    A client that lost the answer sends its create again. That must make only one row, whatever has happened
    to the row since. So the new content is compared with what the ledger says was created, not with the row
    as it is now. Raises `IdInUse` when an id is in use for something else.
    """
    seen = set()
    for entry in Entry.objects.filter(subject_id__in=list(creates), verb=verb):
        if entry.actor_id != actor.user_id or not says_the_same(entry.after, creates[entry.subject_id]):
            raise IdInUse(
                f"The id {entry.subject_id} is already in use with other content. Use a new id, or change "
                "the existing row.",
                field="id",
            )
        seen.add(entry.subject_id)
    return seen


def end_of_feed() -> Cursor:
    """Return the place after everything that readers can see now."""
    last = Entry.objects.committed().last()
    return last.cursor if last else Cursor()


def present_place() -> Cursor:
    """Return a place in the feed before which everything is in what the next statement reads.

    Whatever that doesn't show comes after this place; a little that it shows may come there, too. Cheaper
    than `end_of_feed`: it reads no table.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        return Cursor(int(cursor.fetchone()[0]), 0)


def parse_cursor(text: str) -> Cursor:
    """Read a cursor as `str(cursor)` wrote it. Raises `BadCursor`."""
    xid, dash, seq = text.partition("-")
    if not (dash and xid.isdecimal() and seq.isdecimal() and len(text) <= LONGEST_CURSOR):
        raise BadCursor(
            "This is not a place in the feed. Use the `next` of an earlier answer, unchanged.", field="after"
        )
    cursor = Cursor(int(xid), int(seq))
    if max(cursor.xid, cursor.seq) >= 2**63:
        raise BadCursor(
            "This place is beyond the last entry. Use the `next` of an earlier answer, unchanged.",
            field="after",
        )
    return cursor
