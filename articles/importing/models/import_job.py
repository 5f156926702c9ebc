"""The import job. The row is the truth; messages only wake workers."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from articles.foundation.models import id_field, user_field
from articles.foundation.types import Actor, Origin, OriginType, Permission, StandIn
from articles.importing.types import ImportFormat, ImportState

MOVING = (ImportState.WAITING, ImportState.RUNNING)
TRANSITIONS: dict[ImportState, frozenset[ImportState]] = {
    # A worker claims it; somebody cancels it; it was interrupted too often; a redaction removed its file.
    ImportState.WAITING: frozenset({ImportState.RUNNING, ImportState.CANCELED, ImportState.FAILED}),
    # It came to its end; it can't be read; somebody cancels it; its worker fell silent and the next goes on.
    ImportState.RUNNING: frozenset(
        {ImportState.DONE, ImportState.FAILED, ImportState.CANCELED, ImportState.WAITING}
    ),
    ImportState.DONE: frozenset(),
    ImportState.FAILED: frozenset(),
    ImportState.CANCELED: frozenset(),
}


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    """Jobs as the pages, the API and the sweeper need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own jobs, except those that could see more than the actor may now."""
        own = self.filter(created_by=actor.user_id)
        return own.filter(rights__contained_by=[one.value for one in Permission if actor.can(one)])

    def silent_since(self, moment: datetime) -> Self:
        """Keep the waiting and running jobs that have given no sign of life since the moment."""
        return self.filter(state__in=MOVING, heartbeat__lt=moment)


class ImportJob(models.Model):
    """One file on its way in.

    `lines` counts the lines that are answered: it changes in the transaction that writes what they make, so
    that whoever goes on makes nothing twice. `attempts` is the number of the present claim: a worker that was
    taken for dead finds another number on the row, and what it was about to write is rolled back.
    """

    id = id_field()
    format = models.CharField(max_length=20, choices=ImportFormat)
    # The name of the file, as its sender calls it.
    name = models.CharField(max_length=255, blank=True)
    # The path in the storage; empty once it is removed.
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField()
    # The file's digest, in hexadecimal.
    sha256 = models.CharField(max_length=64)
    # Whether it only says what would come of the lines.
    dry_run = models.BooleanField()
    # For whom it writes: what they were allowed when they sent it, and what is recorded as the maker.
    rights = ArrayField(models.CharField(max_length=40))
    origin = models.CharField(max_length=10, choices=[(o.value, o.value) for o in OriginType])
    agent = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.WAITING)
    lines = models.PositiveBigIntegerField(default=0)
    # Bytes of the file that are read.
    read = models.PositiveBigIntegerField(default=0)
    made = models.PositiveBigIntegerField(default=0)
    here = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    left_out = models.PositiveBigIntegerField(default=0)
    annotations = models.PositiveBigIntegerField(default=0)
    # One sentence, for people to read.
    error = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # How often in a row a worker fell silent without any progress.
    interruptions = models.PositiveSmallIntegerField(default=0)
    # The last sign of life: while the job waits, of its message; while it runs, of its worker.
    heartbeat = models.DateTimeField()
    created = models.DateTimeField()
    created_by = user_field()
    finished = models.DateTimeField(null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        db_table = "importing_job"
        verbose_name = "import"
        indexes = [
            # One person's list, by keyset.
            models.Index(fields=["created_by", "created", "id"], name="import_by_creator"),
            # What the sweeper asks.
            models.Index(fields=["heartbeat"], name="import_unfinished", condition=Q(state__in=MOVING)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="import_state_known"),
            models.CheckConstraint(condition=Q(format__in=ImportFormat.values), name="import_format_known"),
            models.CheckConstraint(
                condition=Q(origin__in=[one.value for one in OriginType]), name="import_origin_known"
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.name or self.id}"

    @property
    def actor(self) -> StandIn:
        """The actor for whom the job writes: its creator, with the rights that they had when sending it."""
        rights = frozenset(Permission(one) for one in self.rights)
        return StandIn(self.created_by_id, Origin(OriginType(self.origin), self.agent), rights)

    def become(self, state: ImportState) -> None:
        """Change the state as the table allows. Any other change is a mistake in the caller's code."""
        if state not in TRANSITIONS[ImportState(self.state)]:
            raise ValueError(f"an import that is {self.state} can't become {state}")
        self.state = state


class ImportAnswers(models.Model):
    """What became of some lines that follow each other, written in the transaction that wrote what they
    make.
    """

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="answers")
    first, last = models.PositiveBigIntegerField(), models.PositiveBigIntegerField()
    # Numbers of the lines that were refused.
    refused = ArrayField(models.BigIntegerField())
    # A line of JSON for each answer.
    lines = models.TextField()

    class Meta:
        db_table = "importing_answers"
        verbose_name = "answers of an import"
        verbose_name_plural = "answers of imports"
        constraints = [models.UniqueConstraint(fields=["job", "first"], name="import_answers_once")]

    def __str__(self) -> str:
        return f"lines {self.first} to {self.last}"
