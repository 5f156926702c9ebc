"""The one permission table: REST, pages, tasks and the back office all ask it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from articles.foundation.types import Permission


class Scope(models.TextChoices):
    """What an API key allows."""

    READ = "read", "Read"
    WRITE = "write", "Read and write"
    SOURCES = "sources", "Keep the registers"
    ADMIN = "admin", "Everything a program may do"


# The start of the agent in entries from a session that somebody else's link opened.
LET_IN_BY_LINK = "sign-in link by "
# The session's key for the maker of the link that opened it.
LET_IN_BY = "let_in_by"

EDITOR = "editor"
ADMIN = "admin"
ROLES = {EDITOR: "Editor", ADMIN: "Admin"}

_READ = frozenset({Permission.READ, Permission.EXPORT})
_EDIT = _READ | {
    Permission.READ_WITHHELD,
    Permission.READ_CONFIDENTIAL,
    Permission.WRITE_ARTICLES,
    Permission.ANNOTATE,
    Permission.WRITE_SOURCES,
}

TABLE: dict[str, frozenset[Permission]] = {
    EDITOR: _EDIT,
    ADMIN: _READ
    | {
        Permission.READ_WITHHELD,
        Permission.READ_CONFIDENTIAL,
        Permission.WRITE_SOURCES,
        Permission.MANAGE_SOURCES,
        Permission.MANAGE_USERS,
        Permission.REDACT,
    },
    # API keys. A read key belongs to somebody outside: it sees what may be published, and nobody who spoke in
    # confidence. All others are the newsroom's own programs. A write key keeps its registers too; a sources
    # key only these. Blanking words for good takes a person, whatever the key.
    "key_read": _READ,
    "key_write": _EDIT | {Permission.MANAGE_SOURCES},
    "key_sources": _READ
    | {
        Permission.READ_WITHHELD,
        Permission.READ_CONFIDENTIAL,
        Permission.WRITE_SOURCES,
        Permission.MANAGE_SOURCES,
    },
    "key_admin": _EDIT | {Permission.MANAGE_SOURCES, Permission.MANAGE_USERS},
}

# Requests a minute that a key may send unless it was given a number of its own. Outsiders can't have the desk
# for themselves; the newsroom's own programs can, as far as one machine goes.
PER_MINUTE = {
    Scope.READ.value: 1_200,
    Scope.WRITE.value: 60_000,
    Scope.SOURCES.value: 60_000,
    Scope.ADMIN.value: 60_000,
}
MOST_PER_MINUTE = 1_000_000


def permissions_of(roles: Iterable[str]) -> frozenset[Permission]:
    """Return everything that somebody with these roles may do. Unknown roles give nothing."""
    return frozenset().union(*(TABLE.get(role, frozenset()) for role in roles))
