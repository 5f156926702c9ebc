"""What an import says of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import models

from articles.foundation.errors import Problem


class Outcome(StrEnum):
    """What became of a line."""

    MADE = "made"
    # The same was sent before, or the same story is here: nothing is doubled.
    HERE = "here"
    REFUSED = "refused"
    # Lines of an export that say nothing that an import could make.
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one line, counted from 1: with its row's id, and how many marks were made of it.

    A refused line says in `message` why, and in `problems` where; nothing of it was written.
    """

    line: int
    type: str
    outcome: Outcome
    id: UUID | None = None
    annotations: int = 0
    message: str = ""
    problems: tuple[Problem, ...] = ()


class ImportFormat(models.TextChoices):
    """The formats of files that can be imported."""

    NDJSON = "ndjson", "NDJSON"


class ImportState(models.TextChoices):
    """How far a job has come."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELED = "canceled", "Cancelled"
