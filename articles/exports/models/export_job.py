"""The export job. The row is the truth; messages only wake workers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from articles.claims.models import knows_confidences
from articles.claims.types import AttributionTerms
from articles.exports._allowance import KEPT_FOR
from articles.exports.types import WORKER, ExportFormat, ExportState
from articles.foundation.models import id_field, user_field
from articles.foundation.types import Actor, Permission, StandIn
from articles.ledger.models import Entry
from articles.ledger.types import Cursor

ON_RECORD = AttributionTerms.ON_RECORD.value
TRANSITIONS: dict[ExportState, frozenset[ExportState]] = {
    # A worker claims it; or it was interrupted too often without any progress.
    ExportState.WAITING: frozenset({ExportState.RUNNING, ExportState.FAILED}),
    # It finished; the disk or an error stopped it; or its worker fell silent and the next one goes on.
    ExportState.RUNNING: frozenset({ExportState.DONE, ExportState.FAILED, ExportState.WAITING}),
    # Somebody asks to try again.
    ExportState.FAILED: frozenset({ExportState.WAITING}),
    ExportState.DONE: frozenset(),
}


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    """Jobs as the pages, the API and the sweeper need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own jobs, except those that could read more than the actor may read now."""
        own = self.filter(created_by=actor.user_id)
        if not actor.can(Permission.READ_WITHHELD):
            own = own.filter(sees_withheld=False)
        return own if knows_confidences(actor) else own.filter(sees_confidential=False)

    def silent_since(self, moment: datetime) -> Self:
        """Keep the waiting and running jobs that have given no sign of life since the moment."""
        moving = [ExportState.WAITING, ExportState.RUNNING]
        return self.filter(state__in=moving, heartbeat__lt=moment)

    def newest_first(self) -> Self:
        """Order as lists show them."""
        return self.order_by("-created", "-id")


class ExportJob(models.Model):
    """One order: these articles, or all that the creator may see, as one file in one format.

    `attempts` counts the claims, and its value is the number of the present claim. A worker that was taken
    for dead and wakes up again finds another number on the row, and stops. Each claim writes a file of its
    own, which begins as a copy of what the last claim had safely written.
    """

    id = id_field()
    format = models.CharField(max_length=20, choices=ExportFormat)
    # {"articles": [id, …]}, or {"articles": null} for all that the creator may see. With "query", the
    # articles were found by these filters when it was ordered.
    filter = models.JSONField()
    # Whether the creator could see withheld articles when they started it.
    sees_withheld = models.BooleanField()
    # Whether the creator could read what is confidential.
    sees_confidential = models.BooleanField()
    # The oldest transaction that was running when the export was ordered (`ledger.models.Horizon`). Whatever
    # was written before it, the file shows as it was then.
    horizon = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.WAITING)
    # Counts of articles. The total is known once the job has begun.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    # One sentence, for people to read.
    error = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # How often in a row a worker fell silent without any progress.
    interruptions = models.PositiveSmallIntegerField(default=0)
    # The last sign of life: while the job waits, of its message; while it runs, of its worker.
    heartbeat = models.DateTimeField()
    # Where to go on: the last article written, and the bytes and items that are safely in `file`.
    last_article = models.UUIDField(null=True, blank=True)
    written_bytes = models.PositiveBigIntegerField(default=0)
    written_items = models.PositiveBigIntegerField(default=0)
    # The path in the storage. The file is complete when the job is done.
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    # The file's digest, in hexadecimal.
    sha256 = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField()
    created_by = user_field()
    finished = models.DateTimeField(null=True, blank=True)
    # When the file was removed to make room.
    removed = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        db_table = "exports_job"
        verbose_name = "export"
        indexes = [
            # One person's list, newest first, by keyset.
            models.Index(fields=["created_by", "created", "id"], name="export_by_creator"),
            # What the sweeper asks.
            models.Index(
                fields=["heartbeat"],
                name="export_unfinished",
                condition=Q(state__in=[ExportState.WAITING, ExportState.RUNNING]),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ExportState.values), name="export_state_known"),
            models.CheckConstraint(condition=Q(format__in=ExportFormat.values), name="export_format_known"),
            models.CheckConstraint(
                condition=~Q(state=ExportState.DONE) | (~Q(file="") & Q(size__isnull=False) & ~Q(sha256="")),
                name="export_done_has_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.format} export {self.id}"

    @property
    def actor(self) -> StandIn:
        """The actor for whom the job reads: its creator, with the rights that they had when ordering it."""
        sight = {
            Permission.READ_WITHHELD: self.sees_withheld,
            Permission.READ_CONFIDENTIAL: self.sees_confidential,
        }
        seen = {permission for permission, has in sight.items() if has}
        return StandIn(self.created_by_id, WORKER, frozenset({Permission.READ, Permission.EXPORT} | seen))

    @property
    def articles(self) -> list[str] | None:
        """The ids of the articles asked for, or None for all."""
        chosen: list[str] | None = self.filter["articles"]
        return chosen

    @property
    def query(self) -> str:
        """The filters that it was ordered with, as a query string; empty without."""
        return str(self.filter.get("query", ""))

    @property
    def asked(self) -> dict[str, Any]:
        """What the order said: its filters, or else which articles."""
        return {"query": self.query} if self.query else {"articles": self.articles}

    @property
    def as_of(self) -> str:
        """A place in the feed before which everything is in the file."""
        return str(Cursor(self.horizon))

    @property
    def expires(self) -> datetime | None:
        """When the file is removed at the latest; None while there is none."""
        return None if self.finished is None or self.removed else self.finished + KEPT_FOR

    @property
    def holds_withdrawn(self) -> bool:
        """Whether the file may contain something that was withdrawn, after it was ordered, from readers like
        its creator.

        What has been released again since counts too: the file shows it as it was before.
        """
        articles = Q(verb="article.withdrawn")
        if self.articles is not None:
            articles &= Q(subject_id__in=self.articles)
        narrowed = Q(verb="attribution.updated", before__attribution_terms=ON_RECORD)
        confidential = Q(verb="source.withdrawn") | narrowed & ~Q(after__attribution_terms=ON_RECORD)
        lost = Q(pk__in=())
        if not self.sees_withheld:
            lost |= articles | Q(verb="claim.withdrawn")
        if not self.sees_confidential:
            lost |= confidential
        return Entry.objects.filter(lost, xid__gte=self.horizon).exists()

    def become(self, state: ExportState) -> None:
        """Change the state as the transition table allows. Any other change is a mistake in the caller's
        code.
        """
        if state not in TRANSITIONS[ExportState(self.state)]:
            raise ValueError(f"an export that is {self.state} can't become {state}")
        self.state = state
