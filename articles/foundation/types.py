"""Values that cross every room's border: who acts, what they may do, and where a mark came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Permission(StrEnum):
    """What an actor can be allowed to do. Which role may do what stands in one table, in accounts."""

    READ = "read"
    READ_WITHHELD = "read_withheld"
    # Who stands behind what was said in confidence, and the newsroom's own notes.
    READ_CONFIDENTIAL = "read_confidential"
    WRITE_ARTICLES = "write_articles"
    ANNOTATE = "annotate"
    WRITE_SOURCES = "write_sources"
    MANAGE_SOURCES = "manage_sources"
    EXPORT = "export"
    MANAGE_USERS = "manage_users"
    REDACT = "redact"


class OriginType(StrEnum):
    """Who or what made a mark. A machine never speaks for a person."""

    PERSON = "person"
    MACHINE = "machine"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mark came from: a person at the desk, or the named program (`agent`) that sent it."""

    type: OriginType
    agent: str = ""


class Actor(Protocol):
    """Whoever performs an operation: the domain needs their id, their origin and their permissions."""

    @property
    def user_id(self) -> UUID:
        """The id of the row of settings.AUTH_USER_MODEL that stands for this actor."""

    @property
    def origin(self) -> Origin:
        """The origin that is recorded on what this actor makes."""

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The actor of what is done in nobody's session: by the clock, by a worker, at the machine's terminal.

    The ledger wants a user. One that stood for nobody could be given roles; so `user_id` is the account that
    it is done for or to, and the origin says what really did it.
    """

    user_id: UUID
    origin: Origin
    permissions: frozenset[Permission] = frozenset()

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""
        return permission in self.permissions


# A reader whom nobody knows: may read what nothing hides, and writes nothing that would need a user.
PUBLIC = StandIn(UUID(int=0), Origin(OriginType.PERSON), frozenset({Permission.READ}))
