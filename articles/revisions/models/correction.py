"""The correction: what the newsroom tells its readers about a new text."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from articles.corpus.models import Revision
from articles.foundation.models import Versioned
from articles.revisions.types import NOTE_LENGTH


class Correction(Versioned):
    """A note to readers on what a text of a published article changed, and why. It stands with that text."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="correction")
    note = models.TextField()

    class Meta:
        db_table = "revisions_correction"
        verbose_name = "correction"
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("note"), NOTE_LENGTH), name="correction_note_length"
            )
        ]

    def __str__(self) -> str:
        return self.note
