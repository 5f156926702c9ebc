"""Ids, users, versions and soft deletion: what every editable row has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

import uuid_utils.compat
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models


def new_id() -> UUID:
    """Return a fresh UUIDv7 (RFC 9562): unique, and later ids sort after earlier ones."""
    return uuid_utils.compat.uuid7()


def id_field() -> models.UUIDField[Any, Any]:
    """Return the primary key of every row that the outside can name. Clients may choose it, once."""
    return models.UUIDField(primary_key=True, default=new_id, editable=False)


def user_field(related_name: str = "+", **options: Any) -> models.ForeignKey[Any, Any]:
    """Return a reference to a user. Users are deactivated, never deleted: their name stays on their work."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options
    )


def user_table() -> str:
    """Return the name of the users' table, for queries that Django can't write."""
    return get_user_model()._meta.db_table


def user_name_sql(alias: str) -> str:
    """Return the SQL of what `str(user)` says, for a users' table under this alias."""
    return get_user_model().name_sql(alias)


def user_is_machine_sql(alias: str) -> str:
    """Return the SQL of whether a user is a program's, for a users' table under this alias."""
    return f"{alias}.is_machine"


class Versioned(models.Model):
    """A row that people edit: `version` counts its changes, and a change must name the version it saw.

    Times are passed in by the operation, never taken by the row itself, so that everything that one
    operation writes carries one time.
    """

    id = id_field()
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField()
    modified = models.DateTimeField()
    created_by = user_field()
    # Who changed it last; null while nobody has. Nobody asks for the rows of one user, and users are never
    # deleted: an index would only slow down writing.
    modified_by = user_field(null=True, editable=False, db_index=False)

    if TYPE_CHECKING:
        created_by_id: UUID
        modified_by_id: UUID | None

    class Meta:
        abstract = True


class Retirable(models.Model):
    """A record that can be put out of use, and back. While it is retired it keeps its id, and nothing new may
    name it.
    """

    retired = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class DeletableQuerySet[M: "Deletable"](models.QuerySet[M]):
    """Rows that can be taken back and restored."""

    def live(self) -> Self:
        """Leave out what was deleted."""
        return self.filter(deleted=None)


class Deletable(Versioned):
    """A row whose deletion can be undone. While deleted it keeps its id and links, and no answer shows it."""

    deleted = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
