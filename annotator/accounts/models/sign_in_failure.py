"""The sign-in that has failed, or hasn't proved right yet: counted for a while, to slow down who guesses
passwords.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models


class SignInFailureQuerySet(models.QuerySet["SignInFailure"]):
    """Failures."""

    def recent(self, since: datetime) -> SignInFailureQuerySet:
        """Keep those at or after a moment."""
        return self.filter(at__gte=since)


class SignInFailure(models.Model):
    """One wrong password. A row and not a counter in memory: it outlives a restart, and a lock makes it
    exact.
    """

    # As typed, folded and shortened; it may name nobody.
    username = models.CharField(max_length=150)
    # The line that it came from; null when a proxy lends its own address to everybody.
    address = models.GenericIPAddressField(null=True)
    # The browser, when this person had signed in there before; such failures count for it alone.
    device = models.CharField(max_length=32, default="", blank=True)
    at = models.DateTimeField()

    objects = SignInFailureQuerySet.as_manager()

    class Meta:
        db_table = "accounts_sign_in_failure"
        verbose_name = "failed sign-in"
        indexes = [
            # The count before each attempt, and the clearing of old rows.
            models.Index(fields=["username", "at"], name="sign_in_failure_username"),
            models.Index(fields=["address", "at"], name="sign_in_failure_address"),
        ]

    def __str__(self) -> str:
        return f"{self.username} at {self.at:%Y-%m-%d %H:%M}"
