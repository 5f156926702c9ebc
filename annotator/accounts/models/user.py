"""The user: a person at the desk, or the stand-in of an API key."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotator.accounts.rules import ADMIN, ROLES
from articles.foundation.models import id_field


class User(AbstractUser):
    """Whoever work is recorded under. Users are deactivated, never deleted.

    `roles` say what a person may do (`accounts.rules`). A machine user stands for an API key and can't sign in.
    """

    id = id_field()
    roles = ArrayField(models.CharField(max_length=20, choices=list(ROLES.items())), default=list, blank=True)
    is_machine = models.BooleanField(default=False)

    class Meta:
        db_table = "accounts_user"
        verbose_name = "user"
        constraints = [
            models.CheckConstraint(condition=Q(roles__contained_by=list(ROLES)), name="user_roles_known"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name that work is shown under."""
        return self.get_full_name() or self.username

    @staticmethod
    def name_sql(alias: str) -> str:
        """Return the SQL of `display_name`, for a table of users under this alias."""
        full_name = f"btrim({alias}.first_name || ' ' || {alias}.last_name)"
        return f"coalesce(nullif({full_name}, ''), {alias}.username)"

    @property
    def is_admin(self) -> bool:
        """Whether the user may enter the back office."""
        return ADMIN in self.roles or self.is_superuser
