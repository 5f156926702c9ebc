"""The redaction: an order to blank words, first looked for, then confirmed, then carried out."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from articles.foundation.models import id_field, user_field
from articles.redaction.types import RedactionState

_MOVING = (RedactionState.SEARCHING, RedactionState.WAITING, RedactionState.RUNNING)
_ENDED = (RedactionState.DONE, RedactionState.CANCELED)


class RedactionQuerySet(models.QuerySet["Redaction"]):
    """Redactions as the pages and the sweeper need them."""

    def newest_first(self) -> Self:
        """Order as lists show them."""
        return self.order_by("-created", "-id")

    def silent_since(self, moment: datetime) -> Self:
        """Keep those that should be moving and have given no sign since the moment."""
        return self.filter(state__in=_MOVING, heartbeat__lt=moment)

    def left_since(self, moment: datetime) -> Self:
        """Keep those that wait for somebody who hasn't come since the moment."""
        return self.filter(state__in=(RedactionState.FOUND, RedactionState.FAILED), heartbeat__lt=moment)


class Redaction(models.Model):
    """Who blanked words, when and why; and which words, until that is done, and never longer."""

    id = id_field()
    # Emptied by whatever ends the redaction.
    words = models.TextField()
    match_case = models.BooleanField(default=False)
    whole_words = models.BooleanField(default=False)
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=RedactionState, default=RedactionState.SEARCHING)
    # What was found, then what was blanked: `types.Found`.
    found = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    # Whether the ledger tells of it: from the confirmation on.
    is_told = models.BooleanField(default=False)
    # One sentence for people.
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The last sign of life: of the order while it waits, of the worker while it works.
    heartbeat = models.DateTimeField()
    created = models.DateTimeField()
    created_by = user_field()
    finished = models.DateTimeField(null=True, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        db_table = "redaction_redaction"
        verbose_name = "redaction"
        indexes = [
            # The list in the back office.
            models.Index(fields=["created", "id"], name="redaction_by_created"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RedactionState.values), name="redaction_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_ENDED) | Q(words=""), name="redaction_ended_without_words"
            ),
        ]

    def __str__(self) -> str:
        return f"redaction of {self.created:%Y-%m-%d %H:%M}"
