"""Values that every room uses: who acts, what they may do, and where a mark came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Permission(StrEnum):
    """What an actor can be allowed to do. One table, in accounts, says which role may do what."""

    READ = "read"
    READ_WITHHELD = "read_withheld"
    # Who spoke in confidence, and the newsroom's own notes.
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
    """The person or program that performs an operation. The domain needs its id, origin and permissions."""

    @property
    def user_id(self) -> UUID:
        """The id of this actor's row in settings.AUTH_USER_MODEL."""

    @property
    def origin(self) -> Origin:
        """The origin that is recorded on what this actor makes."""

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The actor for work outside any session: by the clock, by a worker, or at the machine's terminal.

    The ledger needs a user. A user for nobody could be given roles, so `user_id` is the account that the work
    is done for or to, and the origin says what really did it.
    """

    user_id: UUID
    origin: Origin
    permissions: frozenset[Permission] = frozenset()

    def can(self, permission: Permission) -> bool:
        """Tell whether this actor holds the permission."""
        return permission in self.permissions


# An unknown reader: reads only what is public, and writes nothing.
PUBLIC = StandIn(UUID(int=0), Origin(OriginType.PERSON), frozenset({Permission.READ}))
