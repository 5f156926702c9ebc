"""The correction: what the newsroom tells its readers about a new text."""

from __future__ import annotations

from django.db import models

from articles.corpus.models import Revision
from articles.foundation.models import Versioned


class Correction(Versioned):
    """A note to readers on what a text of a published article changed, and why. It stands with that text."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="correction")
    note = models.TextField()

    class Meta:
        db_table = "revisions_correction"
        verbose_name = "correction"

    def __str__(self) -> str:
        return self.note
