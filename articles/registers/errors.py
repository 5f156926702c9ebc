"""What registers refuse, whichever of them it is."""

from __future__ import annotations

from articles.foundation.errors import Conflict, Invalid


class BadMerge(Invalid):
    """Two records can't be made one, or one can't be taken out again, as they stand."""


class BadJudgement(Invalid):
    """What was said about a pair of records can't be written down."""


class Merged(Conflict):
    """The record was merged into another, which is the one to work on."""

    code = "merged"
