"""The API key: a secret that a program shows, of which only a hash is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

from annotator.accounts.rules import Scope
from articles.foundation.models import id_field, prepared, shown

# The first condition is met by whoever shows the present secret, the second by whoever still has the one
# before it. Each is looked up in an index of its own.
_OPENED = """
    SELECT k.id, k.name, k.scope, k.user_id, k.per_minute, u.username,
        COALESCE(k.last_used < now() - interval '1 minute', true)
    FROM accounts_api_key k JOIN accounts_user u ON u.id = k.user_id
    WHERE (k.digest = %s OR (k.old_digest = %s AND k.old_until > statement_timestamp()))
        AND k.revoked IS NULL AND u.is_active AND (k.expires IS NULL OR k.expires > statement_timestamp())
"""
# Whoever finds the row taken leaves it: somebody else is writing the same.
_USED = """
    UPDATE accounts_api_key SET last_used = now() WHERE id IN (
        SELECT id FROM accounts_api_key
        WHERE id = %s AND COALESCE(last_used < now() - interval '1 minute', true)
        FOR NO KEY UPDATE SKIP LOCKED
    )
"""


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Keys."""

    def living(self) -> ApiKeyQuerySet:
        """Leave out the revoked ones. Those that have expired stay: their names are in use."""
        return self.filter(revoked=None)


class ApiKey(models.Model):
    """A program's key. The secret has 256 random bits, so that a plain SHA-256 of it can't be searched."""

    id = id_field()
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=7, choices=Scope)
    digest = models.CharField(max_length=64, unique=True)
    # The secret before the last rotation; it opens the key until then.
    old_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    old_until = models.DateTimeField(null=True, blank=True)
    # The machine user that the key's work is recorded under.
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_key")
    created = models.DateTimeField()
    expires = models.DateTimeField(null=True, blank=True)
    # To the minute.
    last_used = models.DateTimeField(null=True, blank=True)
    # Requests that it may send; without a number, as many as its scope allows.
    per_minute = models.PositiveIntegerField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        db_table = "accounts_api_key"
        verbose_name = "API key"
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(revoked=None), name="api_key_living_name_once"
            ),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="api_key_scope_known"),
            models.CheckConstraint(
                condition=Q(old_digest=None, old_until=None)
                | Q(old_digest__isnull=False, old_until__isnull=False),
                name="api_key_old_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return shown(self.name)

    @classmethod
    def opened_by(cls, digest: str) -> Self | None:
        """Return the active key with this digest and its user, or None. Note once a minute that it is used.

        Every request of a program runs this, so it is one prepared statement and fetches only what requests
        need; the rest is read on demand.
        """
        with prepared() as cursor:
            cursor.execute(_OPENED, [digest, digest])
            found = cursor.fetchone()
            if found is None:
                return None
            *own, username, is_due = found
            if is_due:
                cursor.execute(_USED, [own[0]])
        # Values in the order of the model's fields.
        key = cls.from_db("default", ["id", "name", "scope", "user_id", "per_minute"], own)
        key.user = get_user_model().from_db("default", ["username", "id"], [username, key.user_id])
        return key

    def ended(self, now: datetime) -> str:
        """Say why it opens nothing any more; nothing, while it does."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and self.expires <= now else ""
