"""The failed sign-in: counted for a while, to slow down whoever guesses passwords."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class SignInFailureQuerySet(models.QuerySet["SignInFailure"]):
    """Failures."""

    def recent(self, since: datetime) -> SignInFailureQuerySet:
        """Keep those at or after a moment."""
        return self.filter(at__gte=since)


class SignInFailure(models.Model):
    """One wrong password. A row and not a counter in memory: the web server has several processes."""

    # As typed, folded and shortened; it may name nobody.
    username = models.CharField(max_length=150)
    address = models.GenericIPAddressField(null=True)
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
