"""Pure decisions about what is taken over."""

from __future__ import annotations

from uuid import UUID, uuid5


def id_when_taken(article: UUID, row: UUID) -> UUID:
    """Return the id that a mark or an attribution gets when this article takes it over: the same each time,
    so that twice is once.
    """
    return uuid5(article, str(row))
