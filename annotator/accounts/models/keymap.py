"""The keymap: which keys one person has chosen for the commands of the text desk."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q


class Keymap(models.Model):
    """A person's own keys. Somebody who has never changed any has no row, which counts as version 1."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="keymap"
    )
    # Off for those whose voice or hand types letters by accident (WCAG 2.1.4).
    single_letters = models.BooleanField(default=True)
    # The id of each command whose keys are not the usual ones, and its keys.
    keys = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "accounts_keymap"
        verbose_name = "keymap"
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="keymap_version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"keys of {self.user_id}"

    @property
    def id(self) -> UUID:
        """The id under which it is read: its person's."""
        return self.user_id
