"""The user: a person at the desk, or the user of an API key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Never

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotator.accounts.rules import ADMIN, ROLES
from articles.foundation.models import id_field, shown

NO_SUPERUSERS = (
    "A desk has no superusers: roles decide what people may do. Start the desk, sign in with the link that "
    "it prints (manage.py signinlink prints another), and assign roles in the back office."
)


class PeopleManager(UserManager["User"]):
    """Users; none of them above the roles."""

    def create_superuser(self, *_args: Any, **_fields: Any) -> Never:
        """Refuse: there is no such thing."""
        raise TypeError(NO_SUPERUSERS)

    async def acreate_superuser(self, *_args: Any, **_fields: Any) -> Never:
        """Refuse: there is no such thing."""
        raise TypeError(NO_SUPERUSERS)


class User(AbstractUser):
    """The person or key under whose name work is recorded. Users are deactivated, never deleted.

    Only `roles` decide what a person may do (`accounts.rules`). The database refuses Django's superuser flag,
    and Django's groups and permissions are never used. A machine user belongs to an API key and can't sign
    in.
    """

    # Who made the link that opened this session, when it was somebody else; kept in the session, not in the
    # row.
    let_in_by = ""

    id = id_field()
    roles = ArrayField(models.CharField(max_length=20, choices=list(ROLES.items())), default=list, blank=True)
    is_machine = models.BooleanField(default=False)

    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta:
        db_table = "accounts_user"
        verbose_name = "user"
        constraints = [
            models.CheckConstraint(condition=Q(roles__contained_by=list(ROLES)), name="user_roles_known"),
            models.CheckConstraint(condition=Q(is_superuser=False), name="user_roles_and_no_flag"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name that work is shown under."""
        return shown(self.get_full_name()) or self.username

    @staticmethod
    def name_sql(alias: str) -> str:
        """Return the SQL of `display_name`, for a table of users under this alias."""
        full_name = f"btrim({alias}.first_name || ' ' || {alias}.last_name)"
        return f"coalesce(nullif({full_name}, ''), {alias}.username)"

    @property
    def is_admin(self) -> bool:
        """Whether the user may enter the back office."""
        return ADMIN in self.roles

    def has_perm(self, perm: str, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """Return False: Django's permissions grant nothing; the back office uses the table of roles."""
        return False

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """Return False, likewise."""
        return False

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002 - Django's signature
        """Return False, likewise."""
        return False
