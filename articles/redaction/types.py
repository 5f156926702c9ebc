"""Values of the redaction room: an order's states, what a search has found, and who does the work."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from articles.foundation.types import Origin, OriginType, Permission, StandIn

WORKER = Origin(OriginType.MACHINE, "redaction worker")


class RedactionState(models.TextChoices):
    """How far a redaction is."""

    SEARCHING = "searching", "Looking for the words"
    FOUND = "found", "Waiting for somebody to confirm"
    WAITING = "waiting", "Waiting for the worker"
    RUNNING = "running", "Blanking"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELED = "canceled", "Given up"


@dataclass(slots=True)
class Found:
    """The rows that hold the words, by what they are called in the plural, and the articles whose text
    does.
    """

    rows: dict[str, int] = field(default_factory=dict)
    # Of each kind the first few, as the database names them.
    ids: dict[str, list[str]] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(self.rows.values())

    def count(self, kind: str, id: object, *, most: int = 20) -> None:
        """Count a row."""
        self.rows[kind] = self.rows.get(kind, 0) + 1
        ids = self.ids.setdefault(kind, [])
        if len(ids) < most:
            ids.append(str(id))


def worker_for(user_id: UUID) -> StandIn:
    """Return the actor of a redaction that this person has confirmed, while the worker carries it out."""
    return StandIn(user_id, WORKER, frozenset({Permission.REDACT}))
