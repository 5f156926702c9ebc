"""What the ledger refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class LedgerError(DomainError):
    """The root of the ledger's refusals."""


class IdInUse(LedgerError, Conflict):
    """A create came with an id that is already in use for something else."""


class BadCursor(LedgerError, Invalid):
    """A place in the feed that can't be read."""
