"""The job that fetches and reads one document. The row is the truth; messages only wake workers."""

from __future__ import annotations

import gzip
from datetime import datetime
from typing import Self

import msgspec
from django.db import models
from django.db.models import Q

from articles.corpus.models import Article
from articles.foundation.models import id_field, user_field
from articles.foundation.types import Actor, Permission, StandIn
from articles.ingest._reading import kind_of, known_kind
from articles.ingest.types import WORKER, DocumentKind, IngestState, JobKind, RecognisedArticle

TRANSITIONS: dict[IngestState, frozenset[IngestState]] = {
    # A worker claims it; or it was interrupted too often.
    IngestState.WAITING: frozenset({IngestState.RUNNING, IngestState.FAILED}),
    # It was read, for a person to correct; it became an article; it can't be read; its worker fell silent.
    IngestState.RUNNING: frozenset(
        {IngestState.READ, IngestState.DONE, IngestState.FAILED, IngestState.WAITING}
    ),
    # A person saved it.
    IngestState.READ: frozenset({IngestState.DONE}),
    # A person wants it tried again.
    IngestState.FAILED: frozenset({IngestState.WAITING}),
    IngestState.DONE: frozenset(),
}


class IngestJobQuerySet(models.QuerySet["IngestJob"]):
    """Jobs as the pages, the API and the sweeper need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own jobs, except those that could see more than the actor may now."""
        own = self.filter(created_by=actor.user_id).defer("sent", "copy", "found")
        return own if actor.can(Permission.READ_WITHHELD) else own.filter(sees_withheld=False)

    def copied_for(self, article: Article) -> Self:
        """Keep the jobs that fetched a copy for the article, the latest first."""
        return self.filter(article=article, copied__isnull=False).order_by("-copied")

    def silent_since(self, moment: datetime) -> Self:
        """Keep the waiting and running jobs that have given no sign of life since the moment."""
        moving = [IngestState.WAITING, IngestState.RUNNING]
        return self.filter(state__in=moving, heartbeat__lt=moment)


class IngestJob(models.Model):
    """One document on its way in. `attempts` is the number of the present claim: a worker that was taken for
    dead finds another number on the row, and stops.
    """

    id = id_field()
    kind = models.CharField(max_length=10, choices=JobKind)
    # The web address that was given, or that the document is said to come from.
    url = models.CharField(max_length=2000, blank=True)
    # The name of the file that was uploaded.
    name = models.CharField(max_length=255, blank=True)
    # What was sent, packed by gzip; null for what is to be fetched.
    sent = models.BinaryField(null=True)
    # What was fetched, packed by gzip: where it lay after redirects, what its server said, and when.
    copy = models.BinaryField(null=True)
    copy_url = models.CharField(max_length=2000, blank=True)
    copy_headers = models.JSONField(default=dict)
    copied = models.DateTimeField(null=True)
    charset = models.CharField(max_length=40, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    # Whether it becomes an article at once, and whether also if its text or address is here already.
    saves = models.BooleanField()
    again = models.BooleanField()
    # The id that the article will have, and the article: the one that it became, or that is here already.
    article_id_wanted = models.UUIDField(unique=True)
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="ingest_jobs")
    # What was read, for a person to correct (`RecognisedArticle`).
    found = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=IngestState, default=IngestState.WAITING)
    # Why it failed the last time: one sentence, for people to read, and its code.
    error = models.TextField(blank=True)
    error_code = models.CharField(max_length=30, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # How often a worker fell silent over it.
    interruptions = models.PositiveSmallIntegerField(default=0)
    # The last sign of life: while the job waits, of its message; while it runs, of its worker.
    heartbeat = models.DateTimeField()
    # Whether the creator could see withheld articles when they sent it.
    sees_withheld = models.BooleanField()
    created = models.DateTimeField()
    created_by = user_field()
    finished = models.DateTimeField(null=True, blank=True)

    objects = IngestJobQuerySet.as_manager()

    class Meta:
        db_table = "ingest_job"
        verbose_name = "document on its way in"
        verbose_name_plural = "documents on their way in"
        indexes = [
            # One person's unfinished jobs.
            models.Index(fields=["created_by", "created"], name="ingest_by_creator"),
            # What the sweeper asks.
            models.Index(
                fields=["heartbeat"],
                name="ingest_unfinished",
                condition=Q(state__in=[IngestState.WAITING, IngestState.RUNNING]),
            ),
            # What is forgotten when it has become no article.
            models.Index(fields=["created"], name="ingest_unused", condition=Q(article=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IngestState.values), name="ingest_state_known"),
            models.CheckConstraint(condition=Q(kind__in=JobKind.values), name="ingest_kind_known"),
            models.CheckConstraint(
                condition=~Q(state=IngestState.DONE) | Q(article__isnull=False),
                name="ingest_done_has_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.url or self.name}"

    @property
    def actor(self) -> StandIn:
        """The actor for whom the job works: its creator, with the rights that they had when sending it."""
        rights = {Permission.READ, Permission.WRITE_ARTICLES}
        if self.sees_withheld:
            rights.add(Permission.READ_WITHHELD)
        return StandIn(self.created_by_id, WORKER, frozenset(rights))

    @property
    def data(self) -> bytes | None:
        """What was sent or fetched, unpacked; None while there is nothing."""
        packed = self.copy if self.copy is not None else self.sent
        return gzip.decompress(packed) if packed is not None else None

    @property
    def document_kind(self) -> DocumentKind:
        """What was sent or fetched, as its own bytes tell where nobody has said it."""
        data = self.data or b""
        if self.kind == JobKind.URL:
            return kind_of(data, self.copy_url, self.media_type)
        return kind_of(data, self.name) if self.kind == JobKind.FILE else known_kind(self.kind)

    @property
    def recognised(self) -> RecognisedArticle | None:
        """What was read, None before that."""
        return (
            msgspec.convert(self.found, RecognisedArticle, strict=False) if self.found is not None else None
        )

    def become(self, state: IngestState) -> None:
        """Change the state as the table allows. Any other change is a mistake in the caller's code."""
        if state not in TRANSITIONS[IngestState(self.state)]:
            raise ValueError(f"a job that is {self.state} can't become {state}")
        self.state = state
