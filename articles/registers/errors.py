"""What all registers refuse."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from articles.foundation.errors import Conflict, DomainError, Invalid, Problem


class RowsRefused(Invalid):
    """Some of the records that were chosen can't be changed: `refused` says why, by id. None was changed."""

    def __init__(self, refused: Mapping[UUID, DomainError], message: str) -> None:
        problems = [Problem(str(id), trouble.message, trouble.code) for id, trouble in refused.items()]
        super().__init__(message, problems=problems)
        self.refused = dict(refused)


class BadMerge(Invalid):
    """Two records can't be merged, or one can't be split off, in their present state."""


class BadJudgement(Invalid):
    """The judgement about a pair of records can't be recorded."""


class Retired(Conflict):
    """The record was retired: it has to be put back into use before anything is said of it."""

    code = "retired"


class InUse(Conflict):
    """The record can't be retired, because something names it."""

    code = "in_use"


class Merged(Conflict):
    """The record was merged into another, which is the one to work on."""

    code = "merged"
