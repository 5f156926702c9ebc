"""The actor that operations see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from annotator.accounts.models import ApiKey, User
from annotator.accounts.rules import permissions_of
from articles.foundation.types import Origin, OriginType, Permission


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever stands behind a request or a task: the domain's actor, made from a user or an API key."""

    user_id: UUID
    name: str
    permissions: frozenset[Permission]
    origin: Origin

    @classmethod
    def of_user(cls, user: User) -> Principal:
        """Return the actor of a person at the desk; who was deactivated may do nothing.

        Whoever came in by a link that somebody else made carries that name as the agent of all that they do.
        """
        permissions = permissions_of(user.roles) if user.is_active else frozenset()
        return cls(user.id, user.display_name, permissions, Origin(OriginType.PERSON, user.let_in_by))

    @classmethod
    def of_key(cls, key: ApiKey) -> Principal:
        """Return the actor of a program. What it makes is marked as a machine's, under the key's name."""
        permissions = permissions_of([f"key_{key.scope}"])
        return cls(key.user_id, key.name, permissions, Origin(OriginType.MACHINE, key.name))

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""
        return permission in self.permissions


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """A person's account as administrators change it."""

    username: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Terminal:
    """Whoever works at the desk's machine: they may do everything there, and nobody knows who they are.

    The ledger wants a user, and one that stood for the terminal could be given roles; so it is the account that is
    worked on, and the agent says where.
    """

    user_id: UUID

    @property
    def origin(self) -> Origin:
        """Name the terminal."""
        return Origin(OriginType.PERSON, "manage.py")

    def can(self, permission: Permission) -> bool:  # noqa: ARG002 - as every actor is asked
        """Tell that whoever has the machine has the desk."""
        return True


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whoever tried to get into this account and was refused."""

    user_id: UUID

    @property
    def origin(self) -> Origin:
        """Say that it need not have been the account's owner."""
        return Origin(OriginType.PERSON, "Somebody who was refused")

    def can(self, permission: Permission) -> bool:  # noqa: ARG002 - as every actor is asked
        """Tell that they may do nothing."""
        return False
