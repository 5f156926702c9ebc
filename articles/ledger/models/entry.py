"""The entry: one change, by one actor, in one transaction."""

from __future__ import annotations

from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Cast, Concat

from articles.ledger.types import Cursor


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
        return self.filter(Q(xid=cursor.xid, id__gt=cursor.seq) | Q(xid__gt=cursor.xid)).filter(
            xid__gte=cursor.xid
        )

    def about(self, subject_id: UUID) -> Self:
        """Keep the history of one row, oldest first."""
        return self.filter(subject_id=subject_id).order_by("id")


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
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
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
    place = Concat(Cast("xid", text), models.Value("-"), Cast("id", text), output_field=text)
    last = Entry.objects.committed().order_by("-xid", "-id").annotate(place=place)
    return models.Subquery(last.values("place")[:1])
