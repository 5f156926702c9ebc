"""The actor that operations see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from annotator.accounts.models import ApiKey, User
from annotator.accounts.rules import ROLES, permissions_of
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
        """Return the actor of a person at the desk. A superuser has every role; who was deactivated, none."""
        roles = list(ROLES) if user.is_superuser else user.roles
        permissions = permissions_of(roles) if user.is_active else frozenset()
        return cls(user.id, user.display_name, permissions, Origin(OriginType.PERSON))

    @classmethod
    def of_key(cls, key: ApiKey) -> Principal:
        """Return the actor of a program. What it makes is marked as a machine's, under the key's name."""
        permissions = permissions_of([f"key_{key.scope}"])
        return cls(key.user_id, key.name, permissions, Origin(OriginType.MACHINE, key.name))

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""
        return permission in self.permissions
