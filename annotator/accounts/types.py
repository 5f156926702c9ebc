"""The actor that operations see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from annotator.accounts.models import ApiKey, User
from annotator.accounts.rules import PER_MINUTE, permissions_of
from articles.foundation.types import Origin, OriginType, Permission, StandIn


@dataclass(frozen=True, slots=True)
class Principal:
    """The person or program behind a request or task: the domain's actor, from a user or an API key."""

    user_id: UUID
    name: str
    permissions: frozenset[Permission]
    origin: Origin
    # Requests that it may send; people have no such limit.
    per_minute: int | None = None

    @classmethod
    def of_user(cls, user: User) -> Principal:
        """Return the actor of a person at the desk. A deactivated person may do nothing.

        Whoever signed in with another person's link has that person as the agent of everything they do.
        """
        permissions = permissions_of(user.roles) if user.is_active else frozenset()
        return cls(user.id, user.display_name, permissions, Origin(OriginType.PERSON, user.let_in_by))

    @classmethod
    def of_key(cls, key: ApiKey) -> Principal:
        """Return the actor of a program. What it makes is marked as a machine's, under the key's name."""
        permissions = permissions_of([f"key_{key.scope}"])
        per_minute = key.per_minute or PER_MINUTE[key.scope]
        return cls(key.user_id, key.name, permissions, Origin(OriginType.MACHINE, key.name), per_minute)

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


def terminal(user_id: UUID) -> StandIn:
    """Return the actor for changes of an account at the desk's machine, which controls the desk."""
    return StandIn(user_id, Origin(OriginType.PERSON, "manage.py"), frozenset(Permission))
