"""The API key: a secret that a program shows, of which only a hash is kept."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

from annotator.accounts.rules import Scope
from articles.foundation.models import id_field, prepared, shown


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Keys."""

    def living(self) -> ApiKeyQuerySet:
        """Leave out the revoked ones."""
        return self.filter(revoked=None)


class ApiKey(models.Model):
    """A program's key. The secret has 256 random bits, so that a plain SHA-256 of it can't be searched."""

    id = id_field()
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=5, choices=Scope)
    digest = models.CharField(max_length=64, unique=True)
    # The machine user that the key's work is recorded under.
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_key")
    created = models.DateTimeField()
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
        ]

    def __str__(self) -> str:
        return shown(self.name)

    @classmethod
    def opened_by(cls, digest: str) -> Self | None:
        """Return the active key with this digest and its user, or None.

        Every request of a program runs this, so it is one prepared statement and fetches only what requests
        need; the rest is read on demand.
        """
        with prepared() as cursor:
            cursor.execute(
                "SELECT k.id, k.name, k.scope, k.user_id, u.username FROM accounts_api_key k"
                " JOIN accounts_user u ON u.id = k.user_id"
                " WHERE k.digest = %s AND k.revoked IS NULL AND u.is_active",
                [digest],
            )
            found = cursor.fetchone()
        if found is None:
            return None
        *own, user_id, username = found
        key = cls.from_db("default", ["id", "name", "scope", "user_id"], [*own, user_id])
        # Values in the order of the model's fields.
        key.user = get_user_model().from_db("default", ["username", "id"], [username, user_id])
        return key
