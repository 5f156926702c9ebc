"""Whoever reads a published page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from articles.foundation.types import Origin, OriginType, Permission


@dataclass(frozen=True, slots=True)
class Public:
    """The actor of a reader whom nobody knows: may read what nothing hides, and no more."""

    @property
    def user_id(self) -> UUID:
        """No user's id: the public writes nothing that would need one."""
        return UUID(int=0)

    @property
    def origin(self) -> Origin:
        """A person, as far as anybody can tell."""
        return Origin(OriginType.PERSON)

    def can(self, permission: Permission) -> bool:
        """Tell whether this is reading."""
        return permission == Permission.READ


PUBLIC = Public()
