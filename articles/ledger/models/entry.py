"""The entry: one change, by one actor, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import connection, models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Concat
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from articles.foundation.models import Pair
from articles.ledger.types import Cursor, Snapshot

# PostgreSQL has no way of its own to jump from one value of an index to the next (wiki.postgresql.org, "Loose
# indexscan").
_VERBS = """
    WITH RECURSIVE found(verb) AS (
        (SELECT verb FROM ledger_entry ORDER BY verb LIMIT 1)
        UNION ALL
        SELECT (SELECT entry.verb FROM ledger_entry entry WHERE entry.verb > found.verb ORDER BY verb LIMIT 1)
        FROM found WHERE found.verb IS NOT NULL
    )
    SELECT verb FROM found WHERE verb IS NOT NULL
"""


class CurrentTransaction(models.Func):
    """The id of the running transaction as a 64-bit number that never wraps (PostgreSQL's xid8)."""

    function = "pg_current_xact_id"
    output_field: models.Field[Any, Any] = models.TextField()
    template = "%(function)s()::text"


class Horizon(models.Func):
    """The oldest transaction that was running when this statement's snapshot was taken, or the next one to
    come.

    `pg_snapshot_xmin` is nearly that, but it counts the transactions of every database of the server, so a
    long import into another database would hold up our feed. Here, transactions that are known to run
    elsewhere are left out. A transaction that ended since the snapshot, or that this role may not see, counts
    as ours. The reader's own transaction is in no list of running ones.
    """

    output_field: models.Field[Any, Any] = models.BigIntegerField()
    template = """(
        SELECT LEAST(
            COALESCE(MIN(running::text::bigint), pg_snapshot_xmax(pg_current_snapshot())::text::bigint),
            pg_current_xact_id_if_assigned()::text::bigint
        )
        FROM pg_snapshot_xip(pg_current_snapshot()) AS running
        WHERE NOT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE backend_xid::text::bigint = running::text::bigint & 4294967295
                AND datname <> current_database()
        )
    )"""


# The verbs of which an entry is also part of another record's history: one that it names as the other end of
# a tie, a merge or an identity.
NAMING = (
    "claim.merged",
    "claim.split",
    "entity.merged",
    "entity.split",
    "source.created",
    "source.identified",
    "source.merged",
    "source.split",
    "source.updated",
)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries in the order of their commit, not of their writing."""

    def committed(self) -> Self:
        """Keep the entries before which no running transaction can still insert one.

        A sequence alone loses rows: a transaction that took number 7 may commit after a reader has seen 8.
        Every transaction below the horizon has ended, so (xid, id) only grows behind that line. Entries of
        younger transactions appear with the next read, once all older ones have ended.
        """
        return self.filter(xid__lt=Horizon()).order_by("xid", "id")

    def after(self, cursor: Cursor) -> Self:
        """Keep what comes after the cursor, in the feed's order."""
        return self.filter(GreaterThan(Pair(F("xid"), F("id")), Pair(Value(cursor.xid), Value(cursor.seq))))

    def until(self, cursor: Cursor) -> Self:
        """Keep what comes before the cursor, and the entry that it names."""
        return self.filter(
            LessThanOrEqual(Pair(F("xid"), F("id")), Pair(Value(cursor.xid), Value(cursor.seq)))
        )

    def about(self, subject_id: UUID) -> Self:
        """Keep the history of one row, oldest first."""
        return self.filter(subject_id=subject_id).order_by("id")

    def naming(self, contents: Iterable[Snapshot]) -> Self:
        """Keep the entries of other records (with a verb of `NAMING`) that hold one of these contents, before
        or after.

        Contents are such as `{"ties": [{"other": id}]}`: whatever contains it is found.
        """
        held = [Q(**{f"{side}__contains": one}) for one in contents for side in ("before", "after")]
        return self.filter(reduce(or_, held), verb__in=NAMING) if held else self.none()

    def verbs(self) -> list[str]:
        """Return each verb that occurs, in order: some look-ups in the index, whatever the number of
        entries.
        """
        with connection.cursor() as cursor:
            cursor.execute(_VERBS)
            return [verb for (verb,) in cursor.fetchall()]

    def between(self, start: datetime | None, end: datetime | None) -> Self:
        """Keep what happened from one time on and before another.

        The ids at both ends are looked up first, so that any other index can be read from there: ids follow
        times, but for the length of a transaction.
        """
        rows = self
        if start:
            rows = rows.filter(at__gte=start, id__gte=_nearest(start, _AHEAD) or _BEYOND)
        if end:
            rows = rows.filter(at__lt=end, id__lte=_nearest(end, -_AHEAD) or 0)
        return rows


# The first stretch in which `_nearest` looks. No transaction lasts as long.
_AHEAD = timedelta(days=2)
# Galley is younger.
_LONGEST = timedelta(days=20_000)
# No entry has such an id yet.
_BEYOND = 2**63 - 1


def _nearest(time: datetime, ahead: timedelta) -> int | None:
    """Return the first id from a time on; with a negative stretch, the last one before it. None if there is
    none.
    """
    while abs(ahead) < _LONGEST:
        start, end = sorted((time, time + ahead))
        rows = Entry.objects.filter(at__gte=start, at__lt=end)
        found = rows.aggregate(id=models.Min("id") if ahead > timedelta() else models.Max("id"))["id"]
        if found is not None:
            return int(found)
        ahead *= 16
    return None


class Entry(models.Model):
    """One semantic change, such as `claim.created`, with what was before and what is after.

    A database trigger refuses UPDATE, DELETE and TRUNCATE: history is rows, and it only grows.
    """

    id = models.BigAutoField(primary_key=True)
    xid = models.BigIntegerField(
        db_default=Cast(CurrentTransaction(), models.BigIntegerField()), editable=False
    )
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    # The article that the change happened in, where there is one: an article's history reads along it.
    article_id = models.UUIDField(null=True)
    # Its index is below, with the order of the list.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # The program that acted in the actor's name; empty for a person at the desk.
    agent = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "ledger_entry"
        verbose_name = "ledger entry"
        verbose_name_plural = "ledger entries"
        indexes = [
            # The change feed.
            models.Index(fields=["xid", "id"], name="ledger_feed"),
            # One row's history, and the question "was this create sent before?".
            models.Index(fields=["subject_id", "id"], name="ledger_subject"),
            # One article's history.
            models.Index(
                fields=["article_id", "id"], name="ledger_article", condition=Q(article_id__isnull=False)
            ),
            # What one person or key did, the latest first.
            models.Index(fields=["actor", "id"], name="ledger_actor"),
            # Changes of one kind, the latest first; and which kinds there are.
            models.Index(fields=["verb", "id"], name="ledger_verb"),
            # The entries of some days: their first and last ids are read from the index alone.
            models.Index(fields=["at", "id"], name="ledger_day"),
            # Where other records' entries name a record: see `naming`.
            *(
                GinIndex(
                    OpClass(side, name="jsonb_path_ops"),
                    name=f"ledger_naming_{side}",
                    condition=Q(verb__in=NAMING),
                )
                for side in ("before", "after")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_id}"

    @property
    def cursor(self) -> Cursor:
        """The place in the feed right after this entry."""
        return Cursor(self.xid, self.id)


def horizon() -> int:
    """Return the oldest transaction that is running now: everything that older ones wrote is committed, or
    never will be.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {Horizon.template}")
        return int(cursor.fetchone()[0])


def feed_end() -> models.Subquery:
    """Return the place after everything that readers can see now, as `str(cursor)` writes it; null in an
    empty ledger.

    An expression, for a page that reads it along with its own row.
    """
    text = models.TextField()
    place = Concat(Cast("xid", text), Value("-"), Cast("id", text), output_field=text)
    last = Entry.objects.committed().order_by("-xid", "-id").annotate(place=place)
    return models.Subquery(last.values("place")[:1])
