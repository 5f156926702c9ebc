"""The export job: a row first, a message second."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from articles.claims.models import knows_confidences
from articles.claims.types import AttributionTerms
from articles.exports.types import WORKER, ExportFormat, ExportState
from articles.foundation.models import id_field, user_field
from articles.foundation.types import Actor, Permission, StandIn
from articles.ledger.models import Entry

ON_RECORD = AttributionTerms.ON_RECORD.value
TRANSITIONS: dict[ExportState, frozenset[ExportState]] = {
    # A worker claims it; or it was interrupted too often without getting any further.
    ExportState.WAITING: frozenset({ExportState.RUNNING, ExportState.FAILED}),
    # Finished; refused by the disk or an error; or its worker fell silent, and the next one goes on.
    ExportState.RUNNING: frozenset({ExportState.DONE, ExportState.FAILED, ExportState.WAITING}),
    # Somebody asks for another try.
    ExportState.FAILED: frozenset({ExportState.WAITING}),
    ExportState.DONE: frozenset(),
}


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    """Jobs as the pages, the API and the sweeper need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own jobs, less those that saw more than the actor may see by now."""
        own = self.filter(created_by=actor.user_id)
        if not actor.can(Permission.READ_WITHHELD):
            own = own.filter(sees_withheld=False)
        return own if knows_confidences(actor) else own.filter(sees_confidential=False)

    def silent_since(self, moment: datetime) -> Self:
        """Keep the jobs that should be moving and have given no sign since the moment."""
        moving = [ExportState.WAITING, ExportState.RUNNING]
        return self.filter(state__in=moving, heartbeat__lt=moment)

    def newest_first(self) -> Self:
        """Order as lists show them."""
        return self.order_by("-created", "-id")


class ExportJob(models.Model):
    """One order: these articles, or all that the orderer may see, as one file in one format.

    `attempts` counts the claims and is the claim's number at once: a worker that was taken for dead and
    wakes up again finds another number on the row, and stops. Each claim writes a file of its own, which
    begins as a copy of what the last claim had safely written.
    """

    id = id_field()
    format = models.CharField(max_length=20, choices=ExportFormat)
    # {"articles": [id, …]}, or {"articles": null} for all that the creator may see.
    filter = models.JSONField()
    # Whether the creator could see withheld articles when they started it.
    sees_withheld = models.BooleanField()
    # Whether the creator could read what is confidential.
    sees_confidential = models.BooleanField()
    # The oldest transaction that was running when it was ordered (`ledger.models.Horizon`): whatever was
    # written before that, the file tells as it was then.
    horizon = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.WAITING)
    # In articles. The total is known once it has begun.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    # One sentence for people.
    error = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # How often in a row a worker fell silent without getting any further.
    interruptions = models.PositiveSmallIntegerField(default=0)
    # The last sign of life: of the message while it waits, of the worker while it runs.
    heartbeat = models.DateTimeField()
    # Where to go on: the last article written, the bytes and the items that stand in `file` for certain.
    last_article = models.UUIDField(null=True, blank=True)
    written_bytes = models.PositiveBigIntegerField(default=0)
    written_items = models.PositiveBigIntegerField(default=0)
    # The path in the storage; complete when the job is done.
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    # Of the file, hexadecimal.
    sha256 = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField()
    created_by = user_field()
    finished = models.DateTimeField(null=True, blank=True)
    # Since when its file is gone, to make room.
    removed = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        db_table = "exports_job"
        verbose_name = "export"
        indexes = [
            # Somebody's own list, newest first, by keyset.
            models.Index(fields=["created_by", "created", "id"], name="export_by_creator"),
            # The sweeper's question.
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
        """The actor whom the job reads for: its creator, with the sight that they had when they started
        it.
        """
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
    def holds_withdrawn(self) -> bool:
        """Whether something was withdrawn from readers like its creator since it was ordered, that the file
        may hold.

        What may be read again by now counts as withdrawn all the same: the file tells of it as it was.
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
        """Change the state as the transition table allows; anything else is a mistake in the caller."""
        if state not in TRANSITIONS[ExportState(self.state)]:
            raise ValueError(f"an export that is {self.state} can't become {state}")
        self.state = state
